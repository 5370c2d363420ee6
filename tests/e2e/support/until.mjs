// SPDX-License-Identifier: Apache-2.0
import { setTimeout as rest } from "node:timers/promises";

/// Asks `probe` again and again until it answers something truthy, and returns that. Throws after the deadline,
/// naming `what`.
export const until = async (what, probe, { deadline_ms = 30_000, pause_ms = 20 } = {}) => {
  const end = Date.now() + deadline_ms;
  for (;;) {
    const answer = await probe();
    if (answer) return answer;
    if (Date.now() >= end) throw new Error(`not within ${deadline_ms} ms: ${what}`);
    await rest(pause_ms);
  }
};
