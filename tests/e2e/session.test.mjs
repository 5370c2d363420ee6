// SPDX-License-Identifier: Apache-2.0
// The hour itself: who runs it, who follows it, and a text that has to go from every page at once.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { follow } from "./support/events.mjs";
import { people, plainCase, tuesdaySite } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";
import { until } from "./support/until.mjs";

describe("an hour with two cases", () => {
  const link = "https://meet.example.org/keskusta";
  const firstWord = "kirjolohikeitto";
  const secondWord = "mustikkapiirakka";
  let server;
  let hour;
  let path;
  let first;
  let second;
  const api = {};
  const browsers = {};
  const streams = [];

  // Everybody signs in anew: the clock has moved by days.
  const signInAll = async () => {
    for (const name of ["paivi", "kaisa", "gunilla", "hanna", "sofia"]) {
      browsers[name] = server.browser();
      await browsers[name].signIn(people[name].name);
    }
  };

  before(async () => {
    server = await startServer();
    await server.settled();
    for (const name of ["paivi", "kaisa", "hanna", "sofia"]) api[name] = await server.as(people[name].address);
    hour = await api.hanna.hourAt(tuesdaySite, "2027-03-30T06:00:00Z");
    path = `/hours/${hour.id}`;
    first = await api.hanna.bookMasked(hour.id, plainCase(firstWord));
    second = await api.hanna.bookMasked(hour.id, plainCase(secondWord));
    await signInAll();
  });
  after(async () => {
    for (const stream of streams) stream.stop();
    await server.stop();
  });

  const followAs = async (name) => {
    const stream = await follow(browsers[name], `${path}/events`);
    streams.push(stream);
    return stream;
  };
  const pageOf = (name) => browsers[name].get(path);
  const onNow = (page) => /agenda__case--now[^>]*aria-labelledby="case-([^"]+)"/.exec(page.html)?.[1];
  const press = async (name, action, filled) => browsers[name].submit(await pageOf(name), action, filled);

  it("a stranger gets none of it", async () => {
    for (const address of [path, `${path}/events`, `${path}/manage`]) {
      assert.equal((await browsers.sofia.get(address)).status, 403, address);
    }
    assert.equal((await api.sofia.get(`${path}/session`)).status, 403);
    const page = await browsers.kaisa.get("/hours");
    const csrf = page.form("/sign-out").controls.find(({ name }) => name === "csrf").value;
    assert.equal((await browsers.sofia.post(`/bookings/${first.id}/hide`, { csrf })).status, 403);
    const own = (await browsers.sofia.get("/hours")).form("/sign-out").controls.find(({ name }) => name === "csrf").value;
    for (const action of [`/bookings/${first.id}/hide`, `/bookings/${first.id}/withdraw`, `${path}/start`, `${path}/cancel`]) {
      assert.equal((await browsers.sofia.post(action, { csrf: own, reason: "Turha." })).status, 403, action);
    }
    assert.equal((await api.paivi.session(hour.id)).agenda.every(({ shown }) => shown), true);
  });

  it("R45: the meeting link appears with the confirmation, not before", async () => {
    assert.ok(!(await pageOf("kaisa")).html.includes(link));
    assert.equal((await api.kaisa.session(hour.id)).meeting_link, undefined);
    await server.setTime(hour.decide);
    await signInAll();
    assert.ok((await pageOf("kaisa")).links.includes(link));
    assert.equal((await api.kaisa.session(hour.id)).meeting_link, link);
    assert.ok((await pageOf("hanna")).links.includes(link), "a presenter is invited");
    const listed = await browsers.sofia.get("/hours");
    assert.ok(!listed.html.includes(link));
  });

  it("R43: before the start nobody else learns who presents", async () => {
    const page = await pageOf("kaisa");
    assert.ok(page.text.includes(firstWord), "the case itself can be read");
    assert.ok(!page.text.includes(people.hanna.name));
  });

  it("start reaches the others as an event, and their page shows it when it is loaded again", async () => {
    await server.setTime(hour.start);
    await signInAll();
    const kaisa = await followAs("kaisa");
    assert.match(kaisa.type, /^text\/event-stream/);
    assert.ok(!(await pageOf("kaisa")).has(`${path}/start`), "a member may start only when the facilitator is late");
    const event = await kaisa.next(() => press("paivi", `${path}/start`));
    assert.equal(event, "changed");
    const page = await pageOf("kaisa");
    assert.equal(onNow(page), first.id);
    assert.ok(page.text.includes(people.hanna.name), "the presenter is known in the hour");
    assert.match(page.html, /<details id="rules" open>/, "the ground rules are shown");
  });

  it("the next case reaches everybody who follows", async () => {
    const followers = [await followAs("kaisa"), await followAs("gunilla")];
    const page = await pageOf("paivi");
    const form = page.forms.find(({ action, controls }) => action === `${path}/current` && controls.some(({ value }) => value === second.id));
    const putOn = () => browsers.paivi.post(`${path}/current`, form.controls.map(({ name, value }) => [name, value]));
    const [kaisa, gunilla] = followers;
    await gunilla.next(async () => assert.equal(await kaisa.next(putOn), "changed"));
    for (const name of ["kaisa", "gunilla", "hanna"]) assert.equal(onNow(await pageOf(name)), second.id, name);
    assert.equal((await api.kaisa.session(hour.id)).current, second.id);
  });

  it("a reader who fears for the client hides the text from everybody at once", async () => {
    const paivi = await followAs("paivi");
    assert.ok((await pageOf("paivi")).text.includes(secondWord), "it is there to begin with");
    const event = await paivi.next(() => press("kaisa", `/bookings/${second.id}/hide`));
    assert.equal(event, "changed");
    for (const name of ["paivi", "kaisa", "gunilla", "hanna"]) {
      const page = await pageOf(name);
      assert.equal(page.status, 200);
      assert.ok(!page.html.includes(secondWord), name);
      assert.ok(page.html.includes(firstWord), "the other case stays");
    }
    for (const name of ["paivi", "kaisa", "hanna"]) {
      const session = await api[name].get(`${path}/session`);
      assert.ok(!session.text.includes(secondWord), name);
      const line = session.json.agenda.find(({ booking }) => booking === second.id);
      assert.equal(line.shown, false);
      assert.ok(Object.values(line.text).every((text) => text === ""));
    }
    assert.ok(!streams.some(({ text }) => text.includes(secondWord)), "no event carries text");
  });

  it("facilitators, administrator and presenter are told, without a word of the text", async () => {
    const told = await until("the mails about the hidden text", async () => {
      const rows = (await api.paivi.deliveries(hour.id)).filter(({ kind }) => kind === "case_hidden");
      return rows.length >= 4 && rows.every(({ state }) => state === "sent") && rows;
    });
    const expected = [people.paivi, people.risto, people.aino, people.hanna].map(({ address }) => address).sort();
    assert.deepEqual(told.map(({ address }) => address).sort(), expected);
    assert.ok(!server.mails().some((mail) => `${mail.source}${mail.text}${mail.html}`.includes(secondWord)));
  });

  it("only facilitator and presenter get at it; masked, it is back without the word", async () => {
    const mask = `/bookings/${second.id}/mask`;
    for (const name of ["kaisa", "gunilla", "sofia"]) {
      const page = await browsers[name].get(mask);
      assert.equal(page.status, 403, name);
      assert.ok(!page.html.includes(secondWord));
    }
    const kaisa = await followAs("kaisa");
    const form = await browsers.paivi.get(mask);
    assert.ok(form.html.includes(secondWord));
    const wrong = await browsers.paivi.submit(form, mask, { words: "tätä sanaa ei ole" });
    assert.equal(wrong.status, 422);
    assert.equal(wrong.form(mask).controls.find(({ name }) => name === "words").value, "tätä sanaa ei ole");
    const event = await kaisa.next(async () => {
      const done = await browsers.paivi.submit(wrong, mask, { words: secondWord });
      assert.equal(done.status, 200, done.text);
    });
    assert.equal(event, "changed");
    const page = await pageOf("kaisa");
    assert.ok(!page.html.includes(secondWord));
    const { agenda } = await api.kaisa.session(hour.id);
    const line = agenda.find(({ booking }) => booking === second.id);
    assert.equal(line.shown, true);
    assert.match(line.text.situation, /kevyempää työtä/);
    assert.doesNotMatch(JSON.stringify(agenda), new RegExp(secondWord));
    assert.equal(onNow(page), second.id);
  });

  it("the end reaches everybody; a case that was not reached goes on to the next hour", async () => {
    const gunilla = await followAs("gunilla");
    assert.equal(await gunilla.next(() => press("paivi", `${path}/end`, { not_reached: second.id })), "changed");
    const states = Object.fromEntries((await api.hanna.bookings()).map(({ id, state }) => [id, state]));
    assert.equal(states[first.id], "discussed");
    assert.equal(states[second.id], "not_reached");
    assert.ok(!(await pageOf("gunilla")).html.includes(link), "the meeting is over");
    const next = (await api.hanna.bookings()).filter(({ code, state }) => code === second.code && state === "booked");
    assert.deepEqual(next.map(({ hour: { site, start } }) => [site, start]), [[tuesdaySite, "2027-04-06T06:00:00Z"]]);
  });

  it("whoever signs out no longer follows", async () => {
    const kaisa = await followAs("kaisa");
    await browsers.kaisa.submit(await pageOf("kaisa"), "/sign-out");
    await until("the stream of a signed-out person ends", () => kaisa.closed);
    await assert.rejects(followAs("kaisa"), /303/);
  });
});
