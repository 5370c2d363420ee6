// SPDX-License-Identifier: Apache-2.0
// The server is killed at random moments while clients book and withdraw and hours are decided. What was acknowledged
// stands, nothing stands twice, and every mail arrives; a repeated one carries the same Message-ID. The seed repeats the
// choices of the clients, not the timing.
import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { after, before, describe, it } from "node:test";

import { checkBookings, checkConfirmations, checkCopies, checkLastWords } from "./support/ledger.mjs";
import { extraPresenter, people, plainCase } from "./support/people.mjs";
import { full } from "./support/program.mjs";
import { choicesOf, newSeed } from "./support/random.mjs";
import { startServer } from "./support/server.mjs";
import { settingsFor, startSink } from "./support/smtp_sink.mjs";
import { until } from "./support/until.mjs";

const kills = full ? 200 : 50;
const presenters = 8;
const seed = newSeed();
const choices = choicesOf(seed);

const circles = {
  "Keskustan hyvinvointikeskus": ["paivi", "risto", "kaisa", "tuomas", "gunilla", "emily"],
  "Rantakylän palvelutori": ["risto", "solveig", "kaisa", "gunilla", "emily"],
  "Norrby servicecenter": ["solveig", "tuomas", "gunilla"],
};

/// One presenter with their ledger.
class Client {
  constructor(api, address) {
    Object.assign(this, { api, address, entries: [] });
  }

  async book(hour, submission) {
    const entry = {
      key: `${this.address}-${this.entries.length}`,
      hour,
      submission,
      outcome: "unknown",
      withdrawal: "none",
    };
    this.entries.push(entry);
    await this.tryBooking(entry);
  }

  // A connection that breaks leaves it open whether the booking was made.
  async tryBooking(entry) {
    const answer = await this.api.book(entry.hour, entry.submission, entry.key);
    assert.ok([201, 409].includes(answer.status), `${answer.status} ${answer.text}`);
    entry.outcome = answer.status === 201 ? "booked" : "refused";
    if (answer.status === 201) Object.assign(entry, { code: answer.json.code, id: answer.json.id });
  }

  async withdraw(entry) {
    entry.withdrawal = "unknown";
    await this.tryWithdrawal(entry);
  }

  async tryWithdrawal(entry) {
    const answer = await this.api.withdraw(entry.id);
    assert.ok([204, 409].includes(answer.status), `${answer.status} ${answer.text}`);
    if (answer.status === 204) entry.withdrawal = "done";
  }

  // After a restart: what was left open is asked for again with the same key; then the list decides.
  async settle() {
    for (const entry of this.entries) {
      if (entry.outcome === "unknown") await this.tryBooking(entry);
      if (entry.withdrawal === "unknown") await this.tryWithdrawal(entry);
    }
    const listed = await this.api.bookings();
    // A case that nobody withdrew may stand nowhere for a while: the hour it was in was not held, and none has room.
    for (const entry of this.entries.filter(({ withdrawal }) => withdrawal === "unknown")) {
      const withdrawn = listed.some(({ code, state }) => code === entry.code && state === "withdrawn");
      entry.withdrawal = withdrawn ? "done" : "none";
    }
    checkBookings(this.entries, listed);
    return listed;
  }
}

describe(`a server that is killed ${kills} times (MATALA_SEED=${seed})`, () => {
  let server;
  let sink;
  let clients;
  let submission;
  let facilitators;
  let greylists = true;
  let presentersLists;

  before(async () => {
    sink = await startSink({ refuses: () => greylists && choices.chance(0.1) });
    server = await startServer({ people: presenters, settings: settingsFor(sink.port) });
    clients = [];
    for (let number = 1; number <= presenters; ++number) {
      const address = extraPresenter(number);
      clients.push(new Client(await server.as(address), address));
    }
    facilitators = await Promise.all(
      [people.paivi, people.risto, people.solveig].map(({ address }) => server.as(address)),
    );
    // The demonstration's own presenters have cases too.
    const seeded = await Promise.all(
      [people.hanna, people.sofia].map(async ({ address }) => ({ address, api: await server.as(address) })),
    );
    presentersLists = [
      ...clients.map((client) => ({ address: client.address, list: () => client.settle() })),
      ...seeded.map(({ address, api }) => ({ address, list: () => api.bookings() })),
    ];
    submission = await clients[0].api.masked(plainCase());
  });
  after(async () => {
    await server.stop();
    await sink.stop();
  });

  const act = async (client, hours) => {
    const own = client.entries.filter(({ outcome, withdrawal }) => outcome === "booked" && withdrawal === "none");
    // Two each keep most places free: the race for the last one is another test's.
    if (own.length >= 2) return client.withdraw(choices.pick(own));
    return client.book(choices.pick(hours).id, submission);
  };

  // Everybody acts until the server is gone.
  const loadUntilGone = async () => {
    const hours = (await clients[0].api.hours()).filter(({ bookable }) => bookable);
    const busy = clients.map(async (client) => {
      while (!server.ended) await act(client, hours);
    });
    const acting = Promise.allSettled(busy);
    if (hours.length > 0 && choices.chance(0.4)) {
      const [next] = hours.map(({ decide }) => decide).sort();
      server.writeClock(next);
    }
    const before = clients.flatMap(({ entries }) => entries).length;
    const enough = hours.length > 0 ? before + choices.below(2 * presenters) : before;
    await until("the moment to kill", () => clients.flatMap(({ entries }) => entries).length >= enough, {
      pause_ms: 1,
    });
    await server.kill();
    for (const { reason } of await acting) {
      if (reason instanceof assert.AssertionError) throw reason;
    }
  };

  it("keeps every acknowledged booking, and none twice", async () => {
    for (let count = 0; count < kills; ++count) {
      await loadUntilGone();
      await server.start();
      for (const client of clients) await client.settle();
    }
    const entries = clients.flatMap((client) => client.entries);
    assert.ok(entries.filter(({ outcome }) => outcome === "booked").length > kills);
    assert.ok(entries.some(({ withdrawal }) => withdrawal === "done"));
  });

  it("loses no mail, and repeats one only under the same Message-ID", async (t) => {
    greylists = false;
    // What was deferred comes back within the longest pause between two tries.
    await server.setTime(Date.parse(server.time) + 90 * 60_000);
    const seen = [...new Set(sink.accepted.flatMap(({ calendar }) => calendar?.location.split("/").at(-1) ?? []))];
    const standing = [];
    for (const { address, list } of presentersLists) {
      standing.push(...(await list()).filter(({ state }) => state === "booked").map((row) => ({ ...row, address })));
    }
    const states = new Map();
    for (const id of seen) {
      const hour = await clients[0].api.hour(id);
      const facilitator = facilitators[Object.keys(circles).indexOf(hour.site)];
      await until(`the mails of ${id} have left`, async () => {
        const rows = await facilitator.deliveries(id);
        return rows.every(
          ({ kind, state }) => kind === "reminder" || ["sent", "superseded", "expired"].includes(state),
        );
      });
      states.set(id, hour);
    }
    // Once an hour is over its mails are no longer worth sending, and the clock runs faster here than mail.
    const ahead = [...states.values()].filter(({ end }) => end > server.time);
    const hours = ahead.map(({ id, site, state }) => {
      const members = circles[site].map((name) => people[name].address);
      const presenting = standing.filter(({ hour }) => hour.id === id).map(({ address }) => address);
      const expecting = state === "cancelled" ? [] : [...new Set([...members, ...presenting])];
      return { id, state, expecting };
    });
    const copies = checkCopies(sink.accepted, kills);
    const isAhead = ({ moves, hour }) => moves === 0 && ahead.some(({ id }) => id === hour.id);
    checkConfirmations(standing.filter(isAhead), sink.accepted);
    checkLastWords(hours, sink.accepted);
    const told = (word) => sink.accepted.filter(({ subject }) => subject.startsWith(word)).length;
    assert.ok(told("PERUTTU") + told("VAHVISTETTU") > 0, "hours were decided under the kills");
    t.diagnostic(
      `seed ${seed}: ${kills} kills, ${clients.flatMap(({ entries }) => entries).length} bookings asked for, ` +
        `${sink.accepted.length} mails, ${copies} of them copies`,
    );
  });
});

describe("the checks after the kills", () => {
  const mail = (subject, more = {}) => ({
    to: "a@example.org",
    subject: `${subject}: Konsultaatiotunti ti 6.4.2027 klo 9-10`,
    text: "K-7F3Q",
    messageId: "1@example.org",
    calendar: { uid: "u", sequence: 1, method: "REQUEST", location: "http://localhost/hours/h" },
    ...more,
  });
  const entry = { outcome: "booked", withdrawal: "none", code: "K-7F3Q" };
  const row = { code: "K-7F3Q", state: "booked", hour: { start: "2027-04-06T06:00:00Z", state: "open" } };
  const hour = { id: "h", state: "open", expecting: ["a@example.org"] };
  const cancel = mail("PERUTTU", {
    messageId: "2@example.org",
    calendar: { ...mail("").calendar, sequence: 2, method: "CANCEL" },
  });

  it("accept what is sound", () => {
    checkBookings([entry], [row]);
    assert.equal(checkCopies([mail("VARATTU"), mail("VARATTU"), cancel], 1), 1);
    checkConfirmations([row], [mail("VARATTU")]);
    checkLastWords([hour], [mail("VARATTU")]);
    checkLastWords([{ ...hour, expecting: [] }], [cancel, mail("VARATTU")]);
  });

  const defects = {
    "a lost booking": () => checkBookings([entry], []),
    "a booking made twice": () => checkBookings([entry], [row, row]),
    "a booking that nobody was told of": () => checkBookings([], [row]),
    "a withdrawal that was forgotten": () => checkBookings([{ ...entry, withdrawal: "done" }], [row]),
    "a copy under a new Message-ID": () =>
      checkCopies([mail("VARATTU"), mail("VARATTU", { messageId: "3@example.org" })], 9),
    "one Message-ID for two mails": () => checkCopies([mail("VARATTU"), mail("VARATTU", { to: "b@example.org" })], 9),
    "copies without a kill": () => checkCopies([mail("VARATTU"), mail("VARATTU")], 0),
    "a missing confirmation": () => checkConfirmations([row], [mail("VAHVISTETTU")]),
    "a missing cancellation": () => checkLastWords([{ ...hour, expecting: [] }], [mail("VARATTU")]),
    "a missing invitation": () =>
      checkLastWords([{ ...hour, expecting: ["a@example.org", "b@example.org"] }], [mail("VARATTU")]),
    "a cancellation that nothing called for": () => checkLastWords([hour], [mail("VARATTU"), cancel]),
  };
  for (const [what, defect] of Object.entries(defects)) {
    it(`notice ${what}`, () => assert.throws(defect, assert.AssertionError));
  }

  it("notice a database that forgets what was acknowledged", async () => {
    const server = await startServer({ people: 1 });
    const address = extraPresenter(1);
    const client = new Client(await server.as(address), address);
    const hour = (await client.api.hours()).find(({ bookable }) => bookable);
    await server.stop();
    cpSync(server.data, `${server.folder}/earlier`, { recursive: true });
    await server.start();
    await client.book(hour.id, await client.api.masked(plainCase()));
    await server.kill();
    rmSync(server.data, { recursive: true });
    cpSync(`${server.folder}/earlier`, server.data, { recursive: true });
    await server.start();
    await assert.rejects(client.settle(), /the acknowledged case K-.* is lost/);
    await server.stop();
  });
});
