// SPDX-License-Identifier: Apache-2.0
// The day before the hour: what the timer decides, when, and what reaches whom.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { people, plainCase, tuesdayCircle, tuesdaySite } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";

const addresses = (mails) => mails.map((mail) => mail.to).sort();
const circle = tuesdayCircle.map((person) => person.address).sort();

describe("the decision on the previous working day at 12:00", () => {
  let server;
  let paivi;
  let hour;
  let requests;
  const ofHour = (method) =>
    server.mails().filter(({ calendar }) => calendar?.uid === requests[0].calendar.uid && calendar.method === method);

  before(async () => {
    server = await startServer({ clock: "2027-03-22T08:00:00Z" });
    await server.settled();
    paivi = await server.as(people.paivi.address);
    hour = await paivi.hourAt(tuesdaySite, "2027-03-30T06:00:00Z");
    await paivi.delivered(hour.id, ["invitation"]);
    requests = server.mails().filter(({ calendar }) => calendar?.location.endsWith(hour.id));
  });
  after(() => server.stop());

  it("everybody of the circle is invited once, tentatively, alone", () => {
    assert.equal(hour.cutoff, "2027-03-25T10:00:00Z", "the Thursday before Easter, not the day before");
    assert.deepEqual(addresses(requests), circle);
    for (const { calendar, to } of requests) {
      assert.deepEqual(calendar.attendees, [to]);
      assert.deepEqual(
        [calendar.method, calendar.mimeMethod, calendar.status, calendar.isRecurring],
        ["REQUEST", "REQUEST", "TENTATIVE", false],
      );
    }
    assert.equal(new Set(requests.map(({ calendar }) => calendar.uid)).size, 1);
  });

  it("a second before it nothing happens", async () => {
    await server.setTime("2027-03-25T09:59:59Z");
    assert.equal((await paivi.hour(hour.id)).state, "open");
    const kinds = (await paivi.deliveries(hour.id)).map(({ kind }) => kind);
    assert.deepEqual([...new Set(kinds)], ["invitation"]);
  });

  it("at that second an hour without a case is cancelled to everybody who was invited", async () => {
    await server.setTime("2027-03-25T10:00:00Z");
    assert.equal((await paivi.hour(hour.id)).state, "cancelled");
    await paivi.delivered(hour.id, ["hour_cancelled"]);
    const cancels = ofHour("CANCEL");
    assert.deepEqual(addresses(cancels), addresses(requests), "one each, and to nobody else");
    const [{ calendar: request }] = requests;
    for (const { calendar, to, structure } of cancels) {
      assert.equal(calendar.mimeMethod, "CANCEL");
      assert.equal(calendar.status, "CANCELLED");
      assert.equal(calendar.organizer, request.organizer);
      assert.equal(calendar.sequence, request.sequence + 1);
      assert.ok(calendar.stamp > request.stamp);
      assert.deepEqual(calendar.attendees, [to]);
      const [alternative, file] = structure.parts;
      assert.deepEqual(
        [structure.type, alternative.type, ...alternative.parts.map(({ type }) => type), file.type],
        ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics"],
      );
      assert.equal(file.text, alternative.parts[2].text);
    }
  });

  it("the cancellation speaks each recipient's language and says that a machine wrote it", () => {
    const subjects = {
      fi: "PERUTTU: Konsultaatiotunti ti 30.3.2027 klo 9-10",
      sv: "INSTÄLLD: Konsultationstimme tis 30.3.2027 kl. 9-10",
      en: "CANCELLED: Consultation hour Tue 30 March 2027, 9:00-10:00",
    };
    const cancels = ofHour("CANCEL");
    for (const { address, language } of tuesdayCircle) {
      const mail = cancels.find(({ to }) => to === address);
      assert.equal(mail.subject, subjects[language]);
      assert.equal(mail.headers["content-language"], language);
      assert.equal(mail.headers["auto-submitted"], "auto-generated");
      assert.equal(mail.headers["x-auto-response-suppress"], "All");
      const invitation = requests.find(({ to }) => to === address);
      assert.equal(mail.headers.references, `<${invitation.messageId}>`);
      assert.doesNotMatch(mail.calendar.summary, /PERUTTU|INSTÄLLD|CANCELLED/);
    }
  });

  it("the answer is final: later ticks repeat nothing", async () => {
    await server.setTime("2027-03-25T10:30:00Z");
    assert.deepEqual(addresses(ofHour("CANCEL")), circle);
    assert.equal(
      (await paivi.deliveries(hour.id)).filter(({ kind }) => kind === "hour_cancelled").length,
      circle.length,
    );
  });

  it("a reinstated hour gets a new UID, and says that it is held after all", async () => {
    const answer = await paivi.post(`/hours/${hour.id}/reinstate`, {});
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.state, "confirmed");
    assert.equal(answer.json.hold, true);
    await paivi.delivered(hour.id, ["hour_reinstated"]);
    const again = server
      .mails()
      .filter(({ calendar }) => calendar?.location.endsWith(hour.id) && calendar.uid !== requests[0].calendar.uid);
    assert.deepEqual(addresses(again), circle);
    assert.equal(new Set(again.map(({ calendar }) => calendar.uid)).size, 1);
    for (const { calendar } of again) {
      assert.deepEqual([calendar.method, calendar.status, calendar.sequence], ["REQUEST", "CONFIRMED", 0]);
    }
    const toEmily = again.find(({ to }) => to === people.emily.address);
    assert.match(toEmily.subject, /^HELD AFTER ALL: Consultation hour Tue 30 March 2027/);
  });

  it("an hour with one case is confirmed, and no mail holds a word of the case", async () => {
    const hanna = await server.as(people.hanna.address);
    const next = await hanna.hourAt(tuesdaySite, "2027-04-06T06:00:00Z");
    const word = "kirjolohikeitto";
    const booking = await hanna.bookMasked(next.id, plainCase(word));
    assert.ok(JSON.stringify(booking.text).includes(word), "the search below looks for what is really stored");
    await server.setTime(next.decide);
    assert.equal((await hanna.hour(next.id)).state, "confirmed");
    await paivi.delivered(next.id, ["hour_confirmed", "booking_confirmation"]);
    const confirmed = server
      .mails()
      .filter(({ calendar }) => calendar?.location.endsWith(next.id) && calendar.status === "CONFIRMED");
    assert.deepEqual(addresses(confirmed), [...circle, people.hanna.address].sort());
    const [first] = confirmed;
    assert.equal(first.calendar.method, "REQUEST");
    assert.ok(first.calendar.sequence > 0);
    const toSweden = confirmed.find(({ to }) => to === people.gunilla.address);
    assert.match(toSweden.subject, /^BEKRÄFTAD: Konsultationstimme tis 6\.4\.2027/);
    for (const mail of server.mails()) {
      assert.doesNotMatch(`${mail.source}${mail.text}${mail.html}${mail.attachment}`, new RegExp(word));
    }
  });
});

describe("a server that was down at the decision", () => {
  let server;
  let paivi;
  before(async () => {
    server = await startServer({ clock: "2027-03-22T08:00:00Z" });
    await server.settled();
    paivi = await server.as(people.paivi.address);
  });
  after(() => server.stop());

  const downUntil = async (time) => {
    await server.stop();
    server.writeClock(time);
    await server.start();
    await server.settled();
  };

  it("decides when it comes back before the lock", async () => {
    const hour = await paivi.hourAt(tuesdaySite, "2027-03-30T06:00:00Z");
    await server.setTime("2027-03-25T09:00:00Z");
    await downUntil("2027-03-25T12:59:59Z");
    assert.equal((await paivi.hour(hour.id)).state, "cancelled");
    const told = await paivi.delivered(hour.id, ["hour_cancelled"]);
    assert.deepEqual(told.map(({ address }) => address).sort(), circle);
    assert.ok(told.every(({ state }) => state === "sent"));
  });

  it("never cancels after the lock: the hour is confirmed and the facilitator asked", async () => {
    const hour = await paivi.hourAt(tuesdaySite, "2027-04-13T06:00:00Z");
    await server.setTime("2027-04-12T08:00:00Z");
    await downUntil(hour.lock);
    assert.equal((await paivi.hour(hour.id)).state, "confirmed");
    const rows = await paivi.delivered(hour.id, ["hour_confirmed", "facilitator_no_cases"]);
    assert.deepEqual(
      rows
        .filter(({ kind }) => kind === "hour_confirmed")
        .map(({ address }) => address)
        .sort(),
      circle,
    );
    const asked = rows
      .filter(({ kind }) => kind === "facilitator_no_cases")
      .map(({ address }) => address)
      .sort();
    assert.deepEqual(asked, [people.paivi.address, people.risto.address].sort());
    assert.equal(
      rows.some(({ kind }) => kind === "hour_cancelled"),
      false,
    );
    const browser = server.browser();
    const page = await browser.signIn(people.paivi.name, `/hours/${hour.id}/manage`);
    assert.ok(page.has(`/hours/${hour.id}/answer`), "the question stands on the facilitator's page");
  });
});
