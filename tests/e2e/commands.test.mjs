// SPDX-License-Identifier: Apache-2.0
// What an administrator types: commands that end by themselves.
import assert from "node:assert/strict";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { api } from "./support/api.mjs";
import { temporaryFolder } from "./support/folder.mjs";
import { freePort } from "./support/free_port.mjs";
import { readMails } from "./support/mail.mjs";
import { people } from "./support/people.mjs";
import { root, run } from "./support/program.mjs";
import { startServer } from "./support/server.mjs";

describe("matala routes", () => {
  let rows;
  before(async () => {
    const { code, out, err } = await run(["routes"]);
    assert.equal(code, 0, err);
    rows = out.trimEnd().split("\n").map((line) => line.split(/\s+/));
  });

  it("lists each route once with method, access and csrf", () => {
    assert.ok(rows.length > 50);
    for (const row of rows) {
      assert.equal(row.length, 4, row.join(" "));
      const [method, pattern, access, csrf] = row;
      assert.match(method, /^(GET|POST)$/);
      assert.match(pattern, /^\//);
      assert.match(access, /^[a-z-]+$/);
      assert.match(csrf, /^(not-needed|origin|origin\+form-token|origin-or-bearer|mailed-token)$/);
    }
    assert.equal(new Set(rows.map(([method, pattern]) => `${method} ${pattern}`)).size, rows.length);
  });

  it("no act is without protection; open to everyone are sign-in and what a secret of a mail allows", () => {
    for (const [method, pattern, access, csrf] of rows) {
      assert.equal(csrf === "not-needed", method === "GET", pattern);
      assert.equal(csrf === "mailed-token", method === "POST" && pattern === "/unsubscribe", pattern);
      if (method === "POST" && access === "everyone") assert.match(pattern, /sign-in|^\/unsubscribe$|^\/answers\/\{token\}$/);
    }
    const row = rows.find(([method, pattern]) => method === "POST" && pattern === "/hours/{hour}/cancel");
    assert.deepEqual(row.slice(2), ["facilitator", "origin+form-token"]);
  });
});

describe("one data folder", () => {
  let server;
  before(async () => {
    server = await startServer();
  });
  after(() => server.stop());

  const token = (...more) => run(["token", "--data", server.data, "--person", ...more]);
  const nameOf = async (secret) => {
    const answer = await api(server, secret).get("/me");
    return answer.status === 200 ? answer.json.name : answer.status;
  };

  it("a running server makes the token itself, through its socket", async () => {
    const { code, out, err } = await token(people.hanna.address);
    assert.equal(code, 0, err);
    assert.match(out, /^mt_\S{20,}\n$/);
    assert.equal(await nameOf(out.trim()), people.hanna.name);
    assert.equal(await nameOf(`${out.trim()}x`), 401);
    assert.equal(statSync(join(server.data, "control.sock")).mode & 0o777, 0o600, "the socket is the owner's alone");
    const unknown = await token("nobody@elsewhere.example.com");
    assert.equal(unknown.code, 1);
    assert.match(unknown.out + unknown.err, /no such person/);
  });

  it("a second server is refused and the first goes on", async () => {
    const second = await run(["serve", "--demo", "--data", server.data, "--port", String(await freePort()), "--clock-file", server.clockFile]);
    assert.equal(second.code, 1);
    assert.match(second.err, /another process already uses/);
    assert.ok(await server.health());
    const { code } = await token(people.hanna.address);
    assert.equal(code, 0, "its socket is still there");
  });

  it("without a server the token is made in the data folder, and holds when the server is back", async () => {
    await server.stop();
    const { code, out, err } = await token(people.sofia.address);
    assert.equal(code, 0, err);
    await server.start();
    assert.equal(await nameOf(out.trim()), people.sofia.name);
  });
});

describe("matala demo-week", () => {
  it("plays a week: an hour confirmed, an hour cancelled, and mails that can be opened", async () => {
    const folder = join(temporaryFolder(), "week");
    const { code, out, err } = await run(["demo-week", "--data", folder]);
    assert.equal(code, 0, err);
    assert.match(out, /The decision on .*: confirmed\./);
    assert.match(out, /The decision on .*: cancelled\./);
    const paths = out.match(/\S+\.eml/g);
    assert.ok(paths.length > 0);
    for (const path of paths) assert.ok(existsSync(path), path);
    const mails = readMails(join(folder, "mail"));
    for (const [method, status] of [["CANCEL", "CANCELLED"], ["REQUEST", "CONFIRMED"]]) {
      const named = mails.filter(({ calendar, name }) => calendar?.method === method && calendar.status === status && out.includes(name));
      assert.ok(named.length > 0, `${method} ${status}`);
    }
    const again = await run(["demo-week", "--data", folder]);
    assert.equal(again.code, 1, "an older week is not overwritten");
  });
});

describe("matala anonymize", () => {
  const text = "Asiakas Maija Virtanen, puhelin 040 123 4567, haluaa palata työhön.\n";

  it("text in, text out", async () => {
    const { code, out, err } = await run(["anonymize", "--lang", "fi"], { input: text });
    assert.equal(code, 0, err);
    assert.doesNotMatch(out, /Maija|Virtanen|4567/);
    assert.match(out, /^Asiakas \[.*haluaa palata työhön\.\n$/);
    const file = join(temporaryFolder(), "case.txt");
    writeFileSync(file, text);
    assert.equal((await run(["anonymize", "--lang", "fi", file])).out, out, "from a file as from a pipe");
  });

  it("one line of JSON for each: findings by byte; what is no request is said so on its line", async () => {
    const lines = [{ id: 7, text, lang: "fi" }, { id: "b", text: "Klienten vill arbeta.", lang: "sv" }, { id: "c" }];
    const input = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    const { code, out } = await run(["anonymize", "--format", "jsonl"], { input });
    const [first, second, third, ...more] = out.trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.deepEqual(more, []);
    assert.equal(first.id, 7);
    assert.doesNotMatch(first.text, /Maija|Virtanen|4567/);
    const bytes = Buffer.from(text);
    const person = first.findings.find(({ category }) => category === "person");
    assert.equal(bytes.subarray(person.begin, person.end).toString(), "Maija Virtanen");
    const phone = first.findings.find(({ category }) => category === "phone");
    assert.equal(phone.tier, "direct");
    assert.match(bytes.subarray(phone.begin, phone.end).toString(), /123 4567$/);
    assert.deepEqual(second, { id: "b", text: "Klienten vill arbeta.", findings: [] });
    assert.equal(third.id, "c");
    assert.equal(third.error, "no-text");
    assert.equal(code, 1, "the exit status tells of the refused line");
  });
});

describe("matala check", () => {
  const check = (settings) => {
    const file = join(temporaryFolder(), "matala.toml");
    writeFileSync(file, settings);
    return run(["check", "--config", file]);
  };

  it("accepts the settings file that documents every key", async () => {
    const { code, err } = await run(["check", "--config", join(root, "config", "matala.toml")]);
    assert.equal(err, "");
    assert.equal(code, 0);
  });

  it("names file, line and key of what it does not accept", async () => {
    const bad = [
      ['[server]\nport = 8080\ncolour = "red"\n', /matala\.toml:3: .*colour/],
      ['[server]\nport = "8080"\n', /matala\.toml:2: .*number/],
      ["[server]\nport = 70000\n", /matala\.toml:2: .*65535/],
      ['[mail]\n\nsmtp_security = "maybe"\n', /matala\.toml:3: .*starttls/],
      ["[server\n", /matala\.toml:1: /],
    ];
    for (const [settings, complaint] of bad) {
      const { code, err } = await check(settings);
      assert.equal(code, 1, settings);
      assert.match(err, complaint);
    }
    const missing = await run(["check", "--config", join(temporaryFolder(), "none.toml")]);
    assert.equal(missing.code, 1);
    assert.match(missing.err, /none\.toml/);
  });
});
