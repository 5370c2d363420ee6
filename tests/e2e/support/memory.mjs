// SPDX-License-Identifier: Apache-2.0
// The memory of a process on this machine, as whoever takes it over could read it.
import { closeSync, openSync, readFileSync, readSync } from "node:fs";

const tooLargeForData_bytes = 2 ** 40;

const areasOf = (pid) =>
  readFileSync(`/proc/${pid}/maps`, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [range, rights] = line.split(" ");
      const [begin, end] = range.split("-").map((hex) => parseInt(hex, 16));
      return { begin, size: end - begin, rights };
    });

/// Why the memory tells nothing about the program, or false: only root may read it, and a sanitizer keeps what was freed.
export const whyUnreadable = (pid) => {
  try {
    closeSync(openSync(`/proc/${pid}/mem`, "r"));
  } catch {
    return "only root reads the memory of a process that forbids it";
  }
  return areasOf(pid).some(({ size }) => size >= tooLargeForData_bytes) && "a sanitizer keeps freed memory";
};

/// Every area that the process may write, as a buffer.
export function* memoryOf(pid) {
  const memory = openSync(`/proc/${pid}/mem`, "r");
  try {
    for (const { begin, size } of areasOf(pid).filter(({ rights }) => rights.startsWith("rw"))) {
      const bytes = Buffer.alloc(size);
      try {
        yield bytes.subarray(0, readSync(memory, bytes, 0, size, begin));
      } catch (error) {
        // Pages of the kernel.
        if (error.code !== "EIO") throw error;
      }
    }
  } finally {
    closeSync(memory);
  }
}
