// SPDX-License-Identifier: Apache-2.0
// Four eyes: a case that somebody else checks before the members of the hour read it.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { people, tuesdaySite } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";
import { until } from "./support/until.mjs";

const word = "kirjolohikeitto";
const secret = "suolattomuus";
const comment = "Peitä ruokavaliota koskeva sana, se on harvinainen.";
const draft = {
  question: "Miten asiakas saa tukea työhön paluuseen?",
  situation: `Asiakas pitää ruuasta, jonka nimi on ${word}. Hänelle tärkeää on ${secret}.`,
};

describe("R12, R41: a series with a second pair of eyes", () => {
  let server;
  let hour;
  let sooner;
  let own;
  const api = {};
  const browsers = {};

  const signInAll = async () => {
    for (const name of ["paivi", "risto", "kaisa", "hanna"]) {
      browsers[name] = server.browser();
      await browsers[name].signIn(people[name].name);
    }
  };
  const manage = (at = hour) => browsers.paivi.get(`/hours/${at.id}/manage`);
  const mailsTo = (person, state) =>
    server.mails().filter(({ to, subject }) => to === person.address && subject.startsWith(`${state}:`));
  const told = (person, state, count) =>
    until(`${count} mails "${state}" to ${person.name}`, () => {
      const found = mailsTo(person, state);
      return found.length === count && found;
    });
  const review = async () => (await api.hanna.bookings()).find(({ id }) => id === own).review;
  const needOn = (page) => Number(/(\d+) tapau\S+ \d+ paikkaa/.exec(page.text)[1]);

  before(async () => {
    server = await startServer();
    await server.settled();
    for (const name of ["paivi", "risto", "kaisa", "hanna", "sofia"]) {
      api[name] = await server.as(people[name].address);
    }
    // Far enough from their decisions, so that nobody is asked about anything yet.
    const ahead = Date.parse(server.time) + 24 * 3600_000;
    const free = ({ site, bookable, free, decide }) =>
      site === tuesdaySite && bookable && free === 3 && Date.parse(decide) > ahead;
    [sooner, hour] = (await api.hanna.hours()).filter(free);
    await signInAll();
  });
  after(() => server.stop());

  it("the setting is one of the series' form", async () => {
    const page = `/series/${hour.series}`;
    const words = await browsers.paivi.submit(await browsers.paivi.get(page), page, { review: "facilitator" });
    const saved = await browsers.paivi.submit(words, `${page}/confirm`);
    assert.equal(saved.status, 200, saved.text);
    assert.equal((await api.paivi.get(page)).json.review, "facilitator");
  });

  it("a booked case awaits review: presenter and reviewers read it, the members do not yet", async () => {
    const form = await browsers.hanna.get(`/hours/${hour.id}/case`);
    const preview = await browsers.hanna.submit(form, `/hours/${hour.id}/preview`, draft);
    const booked = await browsers.hanna.submit(preview, `/hours/${hour.id}/bookings`, { confirmed: "1" });
    assert.match(booked.text, /Fasilitaattori tarkistaa tekstin/);
    own = booked.path.split("/").pop();
    assert.equal(await review(), "awaiting");
    for (const person of [people.paivi, people.risto]) {
      const [mail] = await told(person, "ODOTTAA TARKISTUSTA", 1);
      assert.ok(mail.links.some((link) => link.endsWith(`/hours/${hour.id}/manage`)));
      assert.equal(mail.calendar, null);
    }
    const member = await browsers.kaisa.get(`/hours/${hour.id}`);
    assert.equal(member.status, 200);
    assert.match(member.text, /Odottaa tarkistusta/);
    assert.ok(!member.html.includes(word));
    const [line] = (await api.kaisa.session(hour.id)).agenda;
    assert.deepEqual([line.released, line.text.situation], [false, ""]);
    assert.ok((await browsers.hanna.get("/bookings")).html.includes(word));
    const desk = await manage();
    assert.ok(desk.html.includes(word) && desk.has(`/bookings/${own}/approve`));
    assert.equal(needOn(desk), 1);
  });

  it("who is no reviewer neither approves nor returns", async () => {
    for (const name of ["kaisa", "hanna"]) {
      const page = await browsers[name].get("/bookings");
      const csrf = page.forms.flatMap(({ controls }) => controls).find((control) => control.name === "csrf").value;
      for (const act of ["approve", "return"]) {
        const answer = await browsers[name].post(`/bookings/${own}/${act}`, { csrf, version: "1", comment });
        assert.equal(answer.status, 403, `${name} ${act}`);
      }
      const answer = await api[name].post(`/bookings/${own}/approve`, { version: 1 });
      assert.equal(answer.status, 403);
    }
    assert.equal((await api.paivi.post(`/bookings/${own}/send-again`)).status, 403);
    assert.equal(await review(), "awaiting");
  });

  it("a comment is needed, short, and names nobody; what was typed stays", async () => {
    const path = `/bookings/${own}/return`;
    const typedOn = (page) => page.form(path).controls.find(({ name }) => name === "comment").value.trim();
    for (const wrong of ["  ", "Peitä Maija Virtanen, puh. 040 123 4567.", "a".repeat(301)]) {
      const refused = await browsers.paivi.submit(await manage(), path, { comment: wrong });
      assert.equal(refused.status, 422, wrong);
      assert.ok(refused.html.includes(`id="comment-${own}-error"`), wrong);
      assert.equal(typedOn(refused), wrong.trim());
    }
    const answer = await api.paivi.post(path, { version: 1, comment: "Peitä Maija Virtanen." });
    assert.deepEqual([answer.status, answer.json.type], [422, "/problems/identifiers-found"]);
    assert.equal(await review(), "awaiting");
  });

  it("a returned case keeps its place and does not count; its presenter reads why on the page alone", async () => {
    const returned = await browsers.paivi.submit(await manage(), `/bookings/${own}/return`, { comment });
    assert.match(returned.text, /Tapaus on palautettu esittelijälle/);
    assert.equal(await review(), "returned");
    assert.equal(needOn(returned), 0);
    assert.equal((await api.hanna.hour(hour.id)).free, 2);
    const [mail] = await told(people.hanna, "TAPAUS PALAUTETTU", 1);
    assert.ok(!mail.source.includes("harvinainen"));
    const page = await browsers.hanna.get("/bookings");
    assert.ok(page.text.includes(comment));
    assert.ok(page.links.includes(`/bookings/${own}/mask`));
    assert.ok(!(await browsers.kaisa.get(`/hours/${hour.id}`)).html.includes("harvinainen"));
  });

  it("the presenter masks more and sends it again, and it counts again", async () => {
    const stale = await manage();
    const mask = `/bookings/${own}/mask`;
    const masked = await browsers.hanna.submit(await browsers.hanna.get(mask), mask, { words: secret });
    assert.match(masked.text, /Kohdat on peitetty\. Lähetä tapaus vielä uudelleen/);
    assert.ok(!masked.html.includes(secret));
    const sent = await browsers.hanna.submit(masked, `/bookings/${own}/send-again`);
    assert.match(sent.text, /lähetetty uudelleen tarkistettavaksi/);
    assert.ok(!sent.text.includes(comment));
    assert.equal(await review(), "awaiting");
    await told(people.paivi, "ODOTTAA TARKISTUSTA", 2);
    assert.equal(needOn(await manage()), 1);
    const refused = await browsers.paivi.submit(stale, `/bookings/${own}/approve`);
    assert.equal(refused.status, 412, "the text is another one");
    assert.equal((await browsers.hanna.get(mask)).html.includes(word), false, "nothing is masked while it waits");
  });

  it("approved, the members read it", async () => {
    const approved = await browsers.paivi.submit(await manage(), `/bookings/${own}/approve`);
    assert.match(approved.text, /Tapaus on hyväksytty/);
    assert.equal(await review(), "approved");
    const member = await browsers.kaisa.get(`/hours/${hour.id}`);
    assert.ok(member.html.includes(word) && !member.html.includes(secret));
    assert.equal((await api.kaisa.session(hour.id)).agenda[0].released, true);
  });

  it("two hours before the decision presenter and reviewers are asked about a returned case", async () => {
    const made = await api.sofia.bookMasked(sooner.id, draft);
    assert.equal(made.review, "awaiting");
    const answer = await api.risto.post(`/bookings/${made.id}/return`, { version: 1, comment });
    assert.equal(answer.status, 204);
    await told(people.sofia, "FALLET RETURNERAT", 1);
    const decide = Date.parse(sooner.decide);
    await server.setTime(decide - 2 * 3600_000 - 1000);
    assert.equal(mailsTo(people.paivi, "PALAUTETTU TAPAUS").length, 0);
    await server.setTime(decide - 2 * 3600_000);
    for (const person of [people.paivi, people.risto]) await told(person, "PALAUTETTU TAPAUS", 1);
    await told(people.sofia, "FALLET RETURNERAT", 2);
    await server.setTime(decide - 1000);
    assert.equal(mailsTo(people.paivi, "PALAUTETTU TAPAUS").length, 1);
  });

  it("a returned case does not keep the hour: it moves, still returned, and can be sent from there", async () => {
    await server.setTime(sooner.decide);
    assert.equal((await api.sofia.hour(sooner.id)).state, "cancelled");
    const moved = (await api.sofia.bookings()).find(({ state }) => state === "booked");
    assert.ok(moved.hour.start > sooner.start);
    assert.deepEqual([moved.review, moved.comment], ["returned", comment]);
    assert.equal((await api.sofia.post(`/bookings/${moved.id}/send-again`)).status, 204);
    const line = (await api.paivi.session(moved.hour.id)).agenda.find(({ booking }) => booking === moved.id);
    assert.ok(line.text.situation.includes(word));
    const approved = await api.paivi.post(`/bookings/${moved.id}/approve`, { version: line.version });
    assert.equal(approved.status, 204);
    const read = (await api.kaisa.session(moved.hour.id)).agenda.find(({ booking }) => booking === moved.id);
    assert.ok(read.text.situation.includes(word));
  });

  it("no mail holds a word of a case or of a comment", async () => {
    await server.mailsGone();
    for (const { text, html, attachment, subject } of server.mails()) {
      for (const part of [text, html, attachment ?? "", subject]) {
        for (const each of [word, secret, "harvinainen"]) assert.ok(!part.includes(each));
      }
    }
  });
});
