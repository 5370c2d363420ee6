// SPDX-License-Identifier: Apache-2.0
// A server that must not start says why in one line, and leaves everything as it was.
import assert from "node:assert/strict";
import { closeSync, existsSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { describe, it } from "node:test";

import { temporaryFolder } from "./support/folder.mjs";
import { freePort } from "./support/free_port.mjs";
import { readMails } from "./support/mail.mjs";
import { run } from "./support/program.mjs";
import { startServer } from "./support/server.mjs";

const refused = async (options, { code = 1 } = {}) => {
  const answer = await run(["serve", ...options], { deadline_ms: 20_000 });
  assert.equal(answer.code, code, `${answer.out}${answer.err}`);
  assert.equal(answer.out, "");
  assert.match(answer.err, /^matala: .*\n$/, "one line");
  return answer.err;
};

const settingsFile = (text) => {
  const file = join(temporaryFolder(), "matala.toml");
  writeFileSync(file, text);
  return file;
};

describe("a server does not start", () => {
  it("with a setting that nobody knows, naming file and line", async () => {
    const data = join(temporaryFolder(), "data");
    const file = settingsFile('[server]\naddress = "127.0.0.1"\nprot = 8080\n');
    const said = await refused(["--demo", "--config", file, "--data", data]);
    assert.ok(said.includes(`${file}:3: unknown key "server.prot"`), said);
    assert.ok(!existsSync(data), "nothing was begun");
  });

  for (const [what, text, where] of [
    ["a number in quotes", '[server]\nport = "8080"\n', ":2: a whole number"],
    ["a port that is none", "[server]\n\nport = 65536\n", ":3: must be from 1 to 65535"],
    ["a word that is no choice", '[mail]\nsmtp_security = "ssl"\n', ":2: must be one of"],
    ["broken TOML", "[server\n", ":1: "],
    ["a table nobody knows", "[sever]\nport = 1\n", ':1: unknown key "sever"'],
  ]) {
    it(`with ${what}, naming the line`, async () => {
      const file = settingsFile(text);
      const said = await refused(["--demo", "--config", file, "--data", join(temporaryFolder(), "data")]);
      assert.ok(said.includes(`${file}${where}`), said);
    });
  }

  it("with a settings file that is not there", async () => {
    assert.match(await refused(["--demo", "--config", "/nowhere/matala.toml"]), /\/nowhere\/matala\.toml/);
  });

  it("on a port that is taken, naming it", async (t) => {
    const listener = net.createServer();
    await new Promise((resolve) => listener.listen(0, "127.0.0.1", resolve));
    t.after(() => listener.close());
    const { port } = listener.address();
    const data = join(temporaryFolder(), "data");
    const said = await refused(["--demo", "--port", String(port), "--data", data]);
    assert.ok(said.includes(`port ${port}`), said);
    assert.deepEqual(readMails(join(data, "mail")), [], "nobody was told anything");
  });

  it("on a test clock without the demonstration", async () => {
    const folder = temporaryFolder();
    const clock = join(folder, "clock");
    writeFileSync(clock, "2027-03-22T08:00:00Z\n");
    const data = join(folder, "data");
    const said = await refused(["--clock-file", clock, "--data", data, "--port", String(await freePort())], {
      code: 2,
    });
    assert.match(said, /--clock-file.*--demo/);
    assert.ok(!existsSync(data));
  });

  it("on a test clock that holds no time", async () => {
    const folder = temporaryFolder();
    const clock = join(folder, "clock");
    writeFileSync(clock, "noon\n");
    const options = [
      "--demo",
      "--clock-file",
      clock,
      "--data",
      join(folder, "data"),
      "--port",
      String(await freePort()),
    ];
    assert.ok((await refused(options)).includes(clock));
  });

  it("as a demonstration for the whole network, which lets anybody in", async () => {
    const options = ["--demo", "--address", "0.0.0.0", "--data", join(temporaryFolder(), "data")];
    assert.match(await refused(options, { code: 2 }), /127\.0\.0\.1/);
  });

  it("on a database of a later version, which it leaves alone", async () => {
    const server = await startServer();
    await server.settled();
    await server.stop();
    const file = join(server.data, "matala.db");
    // SQLite keeps user_version in the four bytes from 60 on, highest first.
    const version = Buffer.alloc(4);
    const database = openSync(file, "r+");
    readSync(database, version, 0, 4, 60);
    assert.ok(version.readUInt32BE() > 0);
    version.writeUInt32BE(9999);
    writeSync(database, version, 0, 4, 60);
    closeSync(database);
    const before = readFileSync(file);
    const said = await refused(["--demo", "--data", server.data, "--port", String(await freePort())]);
    assert.match(said, /version 9999/);
    assert.ok(readFileSync(file).equals(before));
  });
});
