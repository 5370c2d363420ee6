// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made = [];
process.on("exit", () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/// A folder of its own, gone when the test file ends. Its path is short: the control socket's name has 108 bytes.
export const temporaryFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "matala-"));
  made.push(folder);
  return folder;
};

/// Every file below the folder, sockets left out.
export const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
