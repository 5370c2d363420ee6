// SPDX-License-Identifier: Apache-2.0
// More clients than places, all at once: exactly as many bookings as places, and a way on for everybody else.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { extraPresenter, plainCase } from "./support/people.mjs";
import { full } from "./support/program.mjs";
import { startServer } from "./support/server.mjs";

const clients = 40;
const places = 3;
const rounds = full ? 400 : 100;

// What every race must have led to. `hour` is what was wanted, `answers` what each client got.
const checkRace = (hour, answers) => {
  const booked = answers.filter(({ status }) => status === 201).map(({ json }) => json);
  const refused = answers.filter(({ status }) => status !== 201);
  assert.equal(booked.length, places, "as many bookings as places");
  assert.equal(refused.length, clients - places, "everybody else is refused");
  assert.deepEqual(booked.map(({ place }) => place).sort(), [1, 2, 3], "each place once");
  assert.equal(new Set(booked.map(({ id }) => id)).size, places);
  for (const { status, json } of refused) {
    assert.deepEqual([status, json.type], [409, "/problems/occurrence-full"]);
    assert.ok(json.next_hour.start > hour.start, "the refusal names a later hour");
  }
};

describe(`${clients} clients for ${places} places`, () => {
  let server;
  let presenters = [];
  let submission;
  before(async () => {
    server = await startServer({ people: clients });
    for (let number = 1; number <= clients; ++number) presenters.push(await server.as(extraPresenter(number)));
    submission = await presenters[0].masked(plainCase());
  });
  after(() => server.stop());

  it(`${rounds} races: each place goes to one, the others are told of the next hour`, async () => {
    const [anybody] = presenters;
    const open = (await anybody.hours()).filter(({ bookable, free }) => bookable && free === places);
    // The last open hour of a series has no next one to name.
    const hours = open.filter((hour) => open.some(({ series, start }) => series === hour.series && start > hour.start));
    assert.ok(hours.length > 4);
    for (let round = 0; round < rounds; ++round) {
      const hour = hours[round % hours.length];
      const answers = await Promise.all(presenters.map((presenter) => presenter.book(hour.id, submission)));
      checkRace(hour, answers);
      assert.equal((await anybody.hour(hour.id)).free, 0);
      const leaving = answers.map(({ status, json }, who) => status === 201 && presenters[who].withdraw(json.id));
      for (const left of await Promise.all(leaving)) assert.ok(left === false || left.status === 204);
      assert.equal((await anybody.hour(hour.id)).free, places);
    }
  });

  it("one press repeated fifty times is one booking: the same key gets the same answer", async () => {
    const [presenter] = presenters;
    const [hour] = (await presenter.hours()).filter(({ bookable, free }) => bookable && free === places);
    const repeats = Array.from({ length: 50 }, () => presenter.book(hour.id, submission, "pressed-once"));
    const answers = await Promise.all(repeats);
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    assert.equal(new Set(answers.map(({ json }) => json.id)).size, 1);
    assert.equal((await presenter.hour(hour.id)).free, places - 1);
  });
});

describe("the check of a race", () => {
  const hour = { start: "2027-04-06T06:00:00Z" };
  const sound = () =>
    Array.from({ length: clients }, (_, who) =>
      who < places
        ? { status: 201, json: { id: `b${who}`, place: who + 1 } }
        : { status: 409, json: { type: "/problems/occurrence-full", next_hour: { start: "2027-04-13T06:00:00Z" } } },
    );
  const spoilt = {
    "a fourth booking": (answers) => (answers[3] = { status: 201, json: { id: "b3", place: 3 } }),
    "a place given twice": (answers) => (answers[1].json.place = 1),
    "a place given to nobody": (answers) => (answers[2] = answers[3]),
    "a failure instead of a refusal": (answers) => (answers[9] = { status: 500, json: {} }),
    "a refusal that leads nowhere": (answers) => delete answers[9].json.next_hour,
    "a refusal that leads back": (answers) => (answers[9].json.next_hour.start = hour.start),
  };

  it("accepts a sound one", () => checkRace(hour, sound()));
  for (const [what, spoil] of Object.entries(spoilt)) {
    it(`notices ${what}`, () => {
      const answers = sound();
      spoil(answers);
      assert.throws(() => checkRace(hour, answers));
    });
  }
});
