// SPDX-License-Identifier: Apache-2.0
// A server of its own for a test file: demonstration people, a folder that goes away, and a clock that the test moves.
import { spawn } from "node:child_process";
import { renameSync, writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";

import { api } from "./api.mjs";
import { browser } from "./browser.mjs";
import { temporaryFolder } from "./folder.mjs";
import { freePort } from "./free_port.mjs";
import { exchange } from "./http.mjs";
import { readMails } from "./mail.mjs";
import { people } from "./people.mjs";
import { binary, run } from "./program.mjs";
import { until } from "./until.mjs";

const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/// Instants as the server writes them.
export const machineTime = (time) => new Date(time).toISOString().replace(/\.\d+Z$/, "Z");

export class Server {
  /// `clock` is the first instant, `people` the presenters added for load, `settings` the text of a settings file.
  constructor({ clock = "2027-03-22T08:00:00Z", people = 0, settings = "" } = {}) {
    this.folder = temporaryFolder();
    this.data = join(this.folder, "data");
    this.mailFolder = join(this.data, "mail");
    this.clockFile = join(this.folder, "clock");
    this.people = people;
    this.output = "";
    this.tokens = new Map();
    this.writeClock(clock);
    if (settings) {
      this.settingsFile = join(this.folder, "matala.toml");
      writeFileSync(this.settingsFile, settings);
    }
  }

  arguments() {
    const options = ["--data", this.data, "--port", String(this.port), "--clock-file", this.clockFile];
    if (this.people) options.push("--demo-people", String(this.people));
    if (this.settingsFile) options.push("--config", this.settingsFile);
    return ["serve", "--demo", ...options];
  }

  /// Returns when the server answers. Another program may take the port in between: then it is tried with the next.
  async start() {
    for (let attempt = 0; attempt < 5; ++attempt) {
      this.port ??= await freePort();
      if (await this.tryStart()) return this;
      this.port = undefined;
    }
    throw new Error(`no port to listen on\n${this.output}`);
  }

  async tryStart() {
    this.agent = new http.Agent({ keepAlive: true });
    const child = spawn(binary, this.arguments(), { stdio: ["ignore", "pipe", "pipe"] });
    const began = this.output.length;
    this.child = child;
    this.ended = undefined;
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (piece) => (this.output += piece));
    }
    this.gone = new Promise((resolve) => {
      child.on("error", (error) => (this.output += `${error.message}\n`));
      child.on("close", (code, signal) => {
        running.delete(child);
        this.agent.destroy();
        this.ended = { code, signal };
        resolve(this.ended);
      });
    });
    await until("the server answers", async () => this.ended || (await this.health()), { deadline_ms: 60_000 });
    if (!this.ended) return true;
    const said = this.output.slice(began);
    if (/port \d+ .*in use/.test(said)) return false;
    throw new Error(`the server ended at once (${JSON.stringify(this.ended)}):\n${said}`);
  }

  /// What /healthz says, or null while nobody answers.
  async health() {
    try {
      return JSON.parse((await exchange({ port: this.port, path: "/healthz" })).text);
    } catch {
      return null;
    }
  }

  get url() {
    return `http://localhost:${this.port}`;
  }

  /// Ends it as an administrator does. Throws when it complains about anything, a sanitizer's finding included.
  async stop() {
    if (this.ended) return;
    this.child.kill("SIGTERM");
    const { code, signal } = await this.gone;
    if (code !== 0) throw new Error(`the server ended with ${code ?? signal}:\n${this.output.slice(-4000)}`);
  }

  /// Ends it as a power cut does.
  async kill() {
    this.child.kill("SIGKILL");
    await this.gone;
  }

  writeClock(time) {
    this.time = machineTime(time);
    writeFileSync(`${this.clockFile}.new`, `${this.time}\n`);
    renameSync(`${this.clockFile}.new`, this.clockFile);
  }

  /// Moves the clock and returns when everything that has fallen due is done.
  async setTime(time) {
    this.writeClock(time);
    await this.settled();
  }

  /// Waits until the server has seen the time and has nothing left to do at it.
  async settled() {
    let seen;
    await until(
      `nothing is due at ${this.time}`,
      async () => {
        seen = await this.health();
        return seen && seen.now === this.time && seen.due === 0;
      },
      { deadline_ms: 60_000 },
    ).catch((error) => {
      throw new Error(`${error.message}; last seen ${JSON.stringify(seen)}\n${this.output.slice(-2000)}`);
    });
  }

  exchange(options) {
    return exchange({ port: this.port, agent: this.agent, ...options });
  }

  /// A client of the API for one of the invented people, by mail address.
  async as(address) {
    if (!this.tokens.has(address)) {
      const { code, out, err } = await run(["token", "--person", address, "--data", this.data]);
      if (code !== 0) throw new Error(`no token for ${address}: ${err}`);
      this.tokens.set(address, out.trim());
    }
    return api(this, this.tokens.get(address));
  }

  /// Waits until no mail of any hour is being handed over; /healthz counts only what waits its turn. Reminders that wait
  /// for their time stay.
  async mailsGone() {
    await this.settled();
    const sites = {
      "Keskustan hyvinvointikeskus": people.paivi,
      "Rantakylän palvelutori": people.risto,
      "Norrby servicecenter": people.solveig,
    };
    const hours = await (await this.as(people.paivi.address)).hours();
    await until("no mail is on its way", async () => {
      for (const { id, site } of hours) {
        const rows = await (await this.as(sites[site].address)).deliveries(id);
        if (rows.some(({ state }) => state === "sending")) return false;
      }
      return true;
    });
  }

  /// A browser without JavaScript that has been nowhere yet.
  browser(options) {
    return browser(this, options);
  }

  mails() {
    return readMails(this.mailFolder);
  }
}

export const startServer = (options) => new Server(options).start();
