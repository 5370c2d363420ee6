// SPDX-License-Identifier: Apache-2.0
// A full hour: waiting for a place, getting one, being offered one.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { extraPresenter, people, plainCase, tuesdaySite } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";

const norrby = "Norrby servicecenter";
const word = "jonotustarina";

// Four presenters: three hold the places of the hour, the others wait.
const fill = async (server, site, start) => {
  const presenters = [];
  for (let number = 1; number <= 5; ++number) presenters.push(await server.as(extraPresenter(number)));
  const hour = await presenters[0].hourAt(site, start);
  const held = [];
  for (const presenter of presenters.slice(0, 3)) held.push(await presenter.bookMasked(hour.id, plainCase(word)));
  return { presenters, hour, held };
};

const bookingOf = async (presenter, hour) => (await presenter.bookings()).find((each) => each.hour.id === hour.id);
const mailsTo = (server, number) =>
  server
    .mails()
    .filter(({ to }) => to === extraPresenter(number))
    .map(({ subject }) => subject.split(":")[0])
    .sort();

describe("R23: a place becomes free before the cut-off", () => {
  let server;
  let set;
  before(async () => {
    server = await startServer({ clock: "2027-03-22T08:00:00Z", people: 5 });
    await server.settled();
    set = await fill(server, tuesdaySite, "2027-03-30T06:00:00Z");
  });
  after(() => server.stop());

  it("the refusal of a full hour names its waitlist, and joining it is a request of its own", async () => {
    const { presenters, hour } = set;
    const waiting = presenters[3];
    const submission = await waiting.masked(plainCase(word));
    const refused = await waiting.book(hour.id, submission);
    assert.deepEqual([refused.status, refused.json.type], [409, "/problems/occurrence-full"]);
    assert.ok(refused.json.next_hour.start > hour.start);
    assert.equal(refused.json.waitlist, `/api/v1/hours/${hour.id}/waitlist`);
    assert.equal((await waiting.hour(hour.id)).waiting, 0, "nothing is done by the refusal");
    const joined = await waiting.post(`/hours/${hour.id}/waitlist`, submission, { "Idempotency-Key": "once" });
    assert.deepEqual([joined.status, joined.json.state, joined.json.position], [201, "waiting", 1]);
    const again = await waiting.post(`/hours/${hour.id}/waitlist`, submission, { "Idempotency-Key": "once" });
    assert.equal(again.json.id, joined.json.id);
    const shown = await waiting.hour(hour.id);
    assert.deepEqual([shown.free, shown.waiting, shown.takes_waiting], [0, 1, true]);
    await server.mailsGone();
    assert.deepEqual(mailsTo(server, 4), ["JONOSSA"]);
  });

  it("a withdrawal gives the place to the first in line at once, with a calendar entry", async () => {
    const { presenters, hour, held } = set;
    assert.equal((await presenters[0].withdraw(held[0].id)).status, 204);
    const promoted = await bookingOf(presenters[3], hour);
    assert.deepEqual([promoted.state, promoted.place, promoted.position], ["booked", 1, 0]);
    assert.equal((await presenters[3].hour(hour.id)).free, 0);
    await server.mailsGone();
    assert.deepEqual(mailsTo(server, 4), ["JONOSSA", "VARATTU"]);
    const mail = server.mails().find(({ to, calendar }) => to === extraPresenter(4) && calendar);
    assert.equal(mail.calendar.method, "REQUEST");
    for (const { source } of server.mails()) assert.ok(!source?.includes(word));
  });

  it("where a place is free nobody waits", async () => {
    const { presenters, hour, held } = set;
    assert.equal((await presenters[1].withdraw(held[1].id)).status, 204);
    const submission = await presenters[4].masked(plainCase(word));
    const refused = await presenters[4].post(`/hours/${hour.id}/waitlist`, submission);
    assert.deepEqual([refused.status, refused.json.type], [409, "/problems/place-free"]);
  });
});

describe("R23: a place becomes free between cut-off and decision", () => {
  let server;
  let set;
  const inLine = [];
  before(async () => {
    server = await startServer({ clock: "2027-03-22T08:00:00Z", people: 5 });
    await server.settled();
    // Thursday 14:00; cut-off on Wednesday at 12:00, decision at 15:30.
    set = await fill(server, norrby, "2027-04-01T11:00:00Z");
    // One second apart: who joins within the same second has no order.
    for (const [second, presenter] of set.presenters.slice(3).entries()) {
      await server.setTime(`2027-03-22T08:00:0${second + 1}Z`);
      const answer = await presenter.post(`/hours/${set.hour.id}/waitlist`, await presenter.masked(plainCase(word)));
      assert.equal(answer.status, 201);
      inLine.push(answer.json);
    }
    await server.setTime("2027-03-31T09:00:00Z");
    assert.equal((await set.presenters[0].withdraw(set.held[0].id)).status, 204);
  });
  after(() => server.stop());

  it("the first in line is offered it for two working hours; opening the mail's link answers nothing", async () => {
    const offered = await bookingOf(set.presenters[3], set.hour);
    assert.deepEqual([offered.state, offered.offered_until], ["waiting", "2027-03-31T11:00:00Z"]);
    assert.equal((await bookingOf(set.presenters[4], set.hour)).offered_until, undefined);
    await server.mailsGone();
    assert.deepEqual(mailsTo(server, 4), ["JONOSSA", "PAIKKA TARJOLLA"]);
    assert.deepEqual(mailsTo(server, 5), ["JONOSSA"]);
    assert.equal((await set.presenters[3].get("/bookings")).status, 200);
    assert.equal((await bookingOf(set.presenters[3], set.hour)).state, "waiting");
  });

  it("an offer that runs out goes to the next in line, who accepts it", async () => {
    await server.setTime("2027-03-31T10:59:59Z");
    assert.equal((await bookingOf(set.presenters[4], set.hour)).offered_until, undefined);
    await server.setTime("2027-03-31T11:00:00Z");
    assert.equal((await bookingOf(set.presenters[4], set.hour)).offered_until, "2027-03-31T12:30:00Z");
    const late = await set.presenters[3].post(`/bookings/${inLine[0].id}/offer`, { answer: "accept" });
    assert.equal(late.status, 409);
    const taken = await set.presenters[4].post(`/bookings/${inLine[1].id}/offer`, { answer: "accept" });
    assert.equal(taken.status, 204);
    assert.equal((await bookingOf(set.presenters[4], set.hour)).state, "booked");
  });

  it("R24: who is left at the decision is moved to the next hour", async () => {
    await server.setTime("2027-03-31T12:30:00Z");
    assert.equal((await set.presenters[3].hour(set.hour.id)).state, "confirmed");
    const own = (await set.presenters[3].bookings()).filter(({ state }) => state === "booked");
    assert.equal(own.length, 1);
    assert.ok(own[0].hour.start > set.hour.start);
    await server.mailsGone();
    assert.ok(mailsTo(server, 4).includes("VARAUS SIIRRETTY"));
  });
});

describe("R23: the pages of a full hour", () => {
  let server;
  let set;
  let hanna;
  before(async () => {
    server = await startServer({ clock: "2027-03-22T08:00:00Z", people: 5 });
    await server.settled();
    set = await fill(server, tuesdaySite, "2027-03-30T06:00:00Z");
    hanna = server.browser();
    await hanna.signIn(people.hanna.name);
  });
  after(() => server.stop());

  const previewed = async (wait) => {
    const { id } = set.hour;
    const form = await hanna.get(`/hours/${id}/case${wait ? "?wait=1" : ""}`);
    return hanna.submit(form, `/hours/${id}/preview`, { ...plainCase(word), urgent: "children_concerned" });
  };

  it("the list offers the waitlist and does not call the hour free", async () => {
    const page = await hanna.get("/hours");
    assert.ok(page.links.includes(`/hours/${set.hour.id}/case?wait=1`));
    assert.ok(!page.html.includes(`/hours/${set.hour.id}/case"`));
  });

  it("a refused booking keeps the text and has two ways on; joining puts the case in line", async () => {
    const { id } = set.hour;
    const refused = await hanna.submit(await previewed(false), `/hours/${id}/bookings`, { confirmed: "1" });
    assert.equal(refused.status, 409);
    const ways = refused.forms.flatMap(({ buttons }) => buttons.map(({ formaction }) => formaction));
    assert.ok(ways.includes(`/hours/${id}/waitlist`));
    assert.ok(ways.some((way) => /\/bookings$/.test(way ?? "") && !way.includes(id)));
    const joined = await hanna.submit(refused, `/hours/${id}/waitlist`, { confirmed: "1" });
    assert.equal(joined.status, 200);
    assert.match(joined.text, /jonossa sijalla 1/);
    assert.match(joined.text, /Kiireellinen: asia koskee lapsia/);
    assert.match(joined.text, /Tunti: Täynnä/);
  });

  it("the facilitator sees who waits, and the presenter leaves the line", async () => {
    const { id } = set.hour;
    const paivi = server.browser();
    await paivi.signIn(people.paivi.name);
    assert.match((await paivi.get(`/hours/${id}/manage`)).text, /Jonossa · sija jonossa 1/);
    const own = await hanna.get("/bookings");
    const leave = own.forms.find(({ buttons }) => buttons.some(({ text }) => text.startsWith("Poistu jonosta"))).action;
    const left = await hanna.submit(own, leave);
    assert.match(left.text, /ei ole enää jonossa/);
    assert.equal((await set.presenters[0].hour(id)).waiting, 0);
  });
});
