// SPDX-License-Identifier: Apache-2.0
// The program under test: where it stands, and its commands that end by themselves.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const binary = process.env.MATALA || `${root}build/asan/matala`;
/// Long variants run only when asked for.
export const full = Boolean(process.env.MATALA_FULL);

// A test file that hangs fails; it does not keep all the others waiting.
setTimeout(
  () => {
    process.stderr.write("this test file hangs\n");
    process.exit(1);
  },
  (full ? 1800 : 600) * 1000,
).unref();

/// Runs `matala ARGS` to its end: { code, out, err }. Killed after the deadline, with code null.
export const run = (args, { input = "", deadline_ms = 60_000, cwd } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(binary, args, {
      cwd,
      stdio: ["pipe", "pipe", "pipe"],
      timeout: deadline_ms,
      killSignal: "SIGKILL",
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (piece) => (out += piece));
    child.stderr.setEncoding("utf8").on("data", (piece) => (err += piece));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
    // A command that does not read its input closes the pipe.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
