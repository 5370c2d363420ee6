// SPDX-License-Identifier: Apache-2.0
// `matala anonymize --format jsonl` as a filter that runs for days: it answers line after line and does not grow.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";

import { binary, full } from "./support/program.mjs";

const lines = full ? 100_000 : 1_000;
const early = lines / 5;
// A block that an allocator keeps for later is no leak.
const mostGrowth = 1.05;
const atOnce = 100;

const textOf = (i) => `Asiakas ${i} odottaa. Liisa Virtanen soitti 040 ${100 + (i % 900)} ${1000 + (i % 9000)}.`;

const residentOf_kb = (pid) => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);

describe("matala anonymize --format jsonl", () => {
  let program;
  let answers;
  before(() => {
    // A sanitizer keeps what was freed, up to this many megabytes.
    const ASAN_OPTIONS = `${process.env.ASAN_OPTIONS ?? ""}:quarantine_size_mb=1:thread_local_quarantine_size_kb=64`;
    program = spawn(binary, ["anonymize", "--format", "jsonl"], {
      env: { ...process.env, ASAN_OPTIONS },
      stdio: ["pipe", "pipe", "inherit"],
    });
    answers = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  });
  after(() => program.kill("SIGKILL"));

  // Sends lines in small heaps and waits for the answer to each, so that no pipe fills.
  const answer = async (from, to) => {
    for (let i = from; i < to; i += atOnce) {
      const end = Math.min(to, i + atOnce);
      const heap = Array.from({ length: end - i }, (_, k) => `${JSON.stringify({ id: i + k, text: textOf(i + k) })}\n`);
      program.stdin.write(heap.join(""));
      for (let k = i; k < end; ++k) {
        const { id, text, error } = JSON.parse((await answers.next()).value);
        assert.equal(error, undefined);
        assert.equal(id, k, "in order");
        assert.ok(!text.includes("Virtanen") && !text.includes(`040 ${100 + (k % 900)}`), "masked");
      }
    }
  };

  it(`needs no more memory after ${lines} lines than after ${early}`, async () => {
    await answer(0, early);
    const then_kb = residentOf_kb(program.pid);
    await answer(early, lines);
    const now_kb = residentOf_kb(program.pid);
    assert.ok(now_kb <= then_kb * mostGrowth, `${then_kb} kB after ${early} lines, ${now_kb} kB after ${lines}`);
  });

  it("ends by itself, with 0, when the input ends", async () => {
    program.stdin.end();
    const [code] = await once(program, "exit");
    assert.equal(code, 0);
  });
});
