// SPDX-License-Identifier: Apache-2.0
// What a presenter and a facilitator do, without JavaScript, by plain forms.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { decode } from "./support/html.mjs";
import { extraPresenter, people, plainCase, tuesdayCircle, tuesdaySite } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";

const valueOf = (form, name) => form.controls.find((control) => control.name === name)?.value;
const valuesOf = (form, name) => form.controls.filter((control) => control.name === name).map(({ value }) => value);
const checkedOf = (form, name) => form.controls.filter((control) => control.name === name && control.on).map(({ value }) => value);
const languageOf = (page) => /<html lang="(\w+)">/.exec(page.html)[1];

describe("a presenter", () => {
  const word = "kirjolohikeitto";
  const draft = {
    question: "Miten asiakas saa tukea työhön paluuseen?",
    situation: `Asiakas on 47-vuotias. Maija Virtanen soitti numerosta 040 123 4567.\nAsiakas pitää ruuasta, jonka nimi on ${word}.`,
    tried: "Kevennettyä työtä on kokeiltu.",
    age_band: "30-34",
  };
  let server;
  let hours;
  let hanna;
  let browser;

  before(async () => {
    server = await startServer({ people: 3 });
    await server.settled();
    hanna = await server.as(people.hanna.address);
    hours = (await hanna.hours()).filter(({ site, bookable, free }) => site === tuesdaySite && bookable && free === 3);
    assert.ok(hours.length >= 4, "hours that nobody has booked");
    browser = server.browser();
    await browser.signIn(people.hanna.name);
  });
  after(() => server.stop());

  const caseOf = (hour) => `/hours/${hour.id}/case`;
  const previewOf = (hour) => `/hours/${hour.id}/preview`;
  const bookingOf = (hour) => `/hours/${hour.id}/bookings`;
  const previewed = async (hour, text) => browser.submit(await browser.get(caseOf(hour)), previewOf(hour), text);
  const originals = (page) =>
    Object.fromEntries([...page.html.matchAll(/id="original-([\d:]+)">([^<]*)</g)].map(([, key, text]) => [key, decode(text)]));
  const bookedIn = async (hour) => (await hanna.bookings()).filter((each) => each.hour.id === hour.id && each.state === "booked");
  const shownText = (page) => /<dl class="case-text case-text--preview">([\s\S]*?)<\/dl>/.exec(page.html)[1];

  it("R40, R41: books in three steps, masks one more word, and lets one finding stand", async () => {
    const [hour] = hours;
    const list = await browser.get("/hours");
    assert.ok(list.links.includes(caseOf(hour)), "step one: the hour");
    const preview = await previewed(hour, draft);
    assert.equal(preview.status, 200);
    const found = originals(preview);
    assert.ok(Object.values(found).includes("Maija Virtanen"));
    const number = Object.entries(found).find(([, text]) => text.includes("123 4567"));
    assert.ok(number, "the number is found");
    const form = preview.form(previewOf(hour));
    assert.ok(!valuesOf(form, "mask").includes(number[0]), "and is no choice");
    assert.deepEqual(checkedOf(form, "mask"), valuesOf(form, "mask"), "every choice begins masked");
    assert.doesNotMatch(shownText(preview), /Maija|4567|47-vuotias/);

    const [age] = Object.entries(found).find(([, text]) => text.includes("47"));
    const masked = valuesOf(form, "mask").filter((key) => key !== age);
    const again = await browser.submit(preview, previewOf(hour), { mask: masked, mask_words: word });
    assert.equal(again.status, 200);
    assert.deepEqual(checkedOf(again.form(previewOf(hour)), "mask"), masked, "the choice is kept");
    assert.match(shownText(again), /47-vuotias/);
    assert.ok(!shownText(again).includes(word));

    const booked = await browser.submit(again, bookingOf(hour), { confirmed: "1" });
    assert.match(booked.path, /^\/bookings\/[^/]+$/);
    const [booking] = await bookedIn(hour);
    assert.ok(booked.text.includes(booking.code));
    assert.match(booking.text.situation, /47-vuotias/);
    assert.doesNotMatch(booking.text.situation, /Maija|Virtanen|4567/);
    assert.ok(!booking.text.situation.includes(word));
    assert.equal(booking.text.question, draft.question);
  });

  it("pressing the button twice books once", async () => {
    const [, hour] = hours;
    const preview = await previewed(hour, plainCase());
    const first = await browser.submit(preview, bookingOf(hour), { confirmed: "1" });
    const second = await browser.submit(preview, bookingOf(hour), { confirmed: "1" });
    assert.equal(second.path, first.path);
    assert.equal((await bookedIn(hour)).length, 1);
  });

  it("goes back from the preview to the text and finds it as it was", async () => {
    const [, , hour] = hours;
    const preview = await previewed(hour, draft);
    const form = (await browser.submit(preview, caseOf(hour))).form(previewOf(hour));
    for (const [name, value] of Object.entries(draft)) assert.equal(valueOf(form, name).replaceAll("\r", ""), value, name);
  });

  it("keeps the text when something is missing", async () => {
    const [, , hour] = hours;
    const unasked = await previewed(hour, { ...draft, question: " " });
    assert.equal(unasked.status, 422);
    assert.equal(valueOf(unasked.form(previewOf(hour)), "situation"), draft.situation);

    const tooLong = await previewed(hour, { ...draft, question: "a".repeat(301) });
    assert.equal(tooLong.status, 422);
    assert.equal(valueOf(tooLong.form(previewOf(hour)), "question"), "a".repeat(301));

    const preview = await previewed(hour, draft);
    const unconfirmed = await browser.submit(preview, bookingOf(hour), { mask_words: word });
    assert.equal(unconfirmed.status, 422);
    assert.match(unconfirmed.html, /id="confirmed-error"/);
    const form = unconfirmed.form(bookingOf(hour));
    assert.equal(valueOf(form, "situation"), draft.situation);
    assert.equal(valueOf(form, "mask_words"), word);

    const unknownWord = await browser.submit(unconfirmed, bookingOf(hour), { confirmed: "1", mask_words: "haulikkokala" });
    assert.equal(unknownWord.status, 422);
    assert.match(unknownWord.html, /id="mask_words-error"/);
    assert.equal((await bookedIn(hour)).length, 0);
  });

  it("a place that was just taken: the text stays, and the next hour is one press away", async () => {
    const [, , hour, next] = hours;
    const preview = await previewed(hour, draft);
    for (const number of [1, 2, 3]) {
      await (await server.as(extraPresenter(number))).bookMasked(hour.id, plainCase());
    }
    const refused = await browser.submit(preview, bookingOf(hour), { confirmed: "1", mask_words: word });
    assert.equal(refused.status, 409);
    const form = refused.form(bookingOf(next));
    assert.equal(valueOf(form, "situation"), draft.situation);
    assert.equal(valueOf(form, "mask_words"), word);
    assert.ok(!shownText(refused).includes(word));
    const booked = await browser.submit(refused, bookingOf(next), { confirmed: "1" });
    assert.equal(booked.status, 200, booked.text);
    const [booking] = await bookedIn(next);
    assert.ok(booked.path.endsWith(booking.id));
    assert.ok(!booking.text.situation.includes(word));
    assert.equal((await bookedIn(hour)).length, 0);
  });

  it("sees the own bookings, and nobody else's", async () => {
    const page = await browser.get("/bookings");
    for (const hour of [hours[0], hours[1], hours[3]]) {
      const [{ id, code }] = await bookedIn(hour);
      assert.ok(page.text.includes(code));
      assert.ok(page.has(`/bookings/${id}/withdraw`));
    }
    const ahead = page.html.slice(0, page.html.indexOf("Menneet ja perutut"));
    const starts = [...ahead.matchAll(/<time datetime="([^"]+)"/g)].map(([, start]) => Date.parse(start));
    assert.deepEqual(starts, [...starts].sort((a, b) => a - b), "in order of time");
    const stranger = server.browser();
    await stranger.signIn(people.sofia.name);
    const [{ id, code }] = await bookedIn(hours[0]);
    assert.ok(!(await stranger.get("/bookings")).text.includes(code));
    assert.equal((await stranger.get(`/bookings/${id}`)).status, 403);
  });

  it("moves a case to an hour with room and is not offered one without", async () => {
    const [from, to, full] = hours;
    const [{ id, code }] = await bookedIn(from);
    const page = await browser.get("/bookings");
    const action = `/bookings/${id}/move`;
    const { options } = page.form(action).controls.find(({ name }) => name === "to");
    assert.ok(options.includes(to.id));
    assert.ok(!options.includes(full.id) && !options.includes(from.id));
    const moved = await browser.submit(page, action, { to: to.id });
    assert.equal(moved.status, 200);
    assert.match(moved.text, /Tapaus on siirretty toiselle tunnille/);
    assert.equal((await bookedIn(from)).length, 0);
    assert.ok((await bookedIn(to)).some((each) => each.code === code));
    assert.equal((await hanna.hour(from.id)).free, 3);
  });

  it("withdraws: the place is free and the text is gone", async () => {
    const [, , , hour] = hours;
    const [{ id }] = await bookedIn(hour);
    const gone = await browser.submit(await browser.get("/bookings"), `/bookings/${id}/withdraw`);
    assert.match(gone.text, /Varaus on peruttu/);
    assert.ok(!gone.has(`/bookings/${id}/withdraw`));
    assert.equal((await hanna.hour(hour.id)).free, 3);
    const withdrawn = (await hanna.bookings()).find((each) => each.id === id);
    assert.equal(withdrawn.state, "withdrawn");
    assert.ok(Object.values(withdrawn.text).every((text) => text === ""));
  });

  it("changes the language on any page and stays there", async () => {
    let page = await browser.get("/bookings");
    assert.equal(languageOf(page), "fi");
    const headings = new Set([page.heading]);
    for (const language of ["sv", "en", "fi"]) {
      page = await browser.submit(page, "/language", { language });
      assert.equal(page.path, "/bookings");
      assert.equal(languageOf(page), language);
      headings.add(page.heading);
    }
    assert.equal(headings.size, 3, "each language has words of its own");
    const nobody = server.browser({ language: "de, sv;q=0.8, fi;q=0.5" });
    assert.equal(languageOf(await nobody.get("/sign-in")), "sv", "what the browser asks for");
    assert.equal(languageOf(await nobody.get("/sign-in?lang=en")), "en", "what the person chooses");
  });
});

describe("a facilitator", () => {
  let server;
  let paivi;
  let hour;
  let browser;
  let manage;
  before(async () => {
    server = await startServer();
    await server.settled();
    paivi = await server.as(people.paivi.address);
    hour = await paivi.hourAt(tuesdaySite, "2027-04-06T06:00:00Z");
    manage = `/hours/${hour.id}/manage`;
    browser = server.browser();
    await browser.signIn(people.paivi.name);
  });
  after(() => server.stop());

  const action = (name) => `/hours/${hour.id}/${name}`;
  const press = async (name, filled) => browser.submit(await browser.get(manage), action(name), filled);
  const rowsOf = (page) =>
    [...page.html.slice(page.html.indexOf('id="told"')).matchAll(/<tr role="row">([\s\S]*?)<\/tr>/g)].map(([, row]) =>
      row.replace(/<[^>]*>/g, " ").replace(/\s+/g, " "),
    );

  it("finds the hour among those to look after; a presenter has no such page", async () => {
    assert.ok((await browser.get("/facilitate")).links.includes(manage));
    const other = server.browser();
    const page = await other.signIn(people.hanna.name);
    assert.ok(!page.links.includes("/facilitate"));
    assert.equal((await other.get(manage)).status, 403);
  });

  it("holds the hour whatever comes, and takes that back", async () => {
    const held = await press("hold");
    assert.match(held.text, /Tunti pidetään tapausten määrästä riippumatta/);
    assert.ok(held.has(action("release")) && !held.has(action("hold")));
    assert.equal((await paivi.hour(hour.id)).hold, true);
    const released = await press("release");
    assert.ok(released.has(action("hold")) && !released.has(action("release")));
    assert.equal((await paivi.hour(hour.id)).hold, false);
  });

  it("cancels with a reason only; a page that is out of date is refused", async () => {
    const stale = await browser.get(manage);
    const unreasoned = await browser.submit(stale, action("cancel"), { reason: "  " });
    assert.equal(unreasoned.status, 422);
    assert.match(unreasoned.html, /id="reason-error"/);
    assert.equal((await paivi.hour(hour.id)).state, "open");

    await press("hold");
    const refused = await browser.submit(stale, action("cancel"), { reason: "Tilat ovat kiinni." });
    assert.equal(refused.status, 412);
    assert.equal(valueOf(refused.form(action("cancel")), "reason"), "Tilat ovat kiinni.", "what was typed stays");
    assert.equal((await paivi.hour(hour.id)).state, "open");

    const cancelled = await browser.submit(refused, action("cancel"));
    assert.match(cancelled.text, /Tunti on peruttu/);
    assert.ok(cancelled.text.includes("Tilat ovat kiinni."));
    assert.ok(!cancelled.has(action("cancel")) && cancelled.has(action("reinstate")));
    assert.equal((await paivi.hour(hour.id)).state, "cancelled");
  });

  it("sees for each person whether the mail server took the cancellation", async () => {
    await paivi.delivered(hour.id, ["hour_cancelled"]);
    const rows = rowsOf(await browser.get(manage)).filter((row) => row.includes("Tunti peruttu"));
    assert.equal(rows.length, tuesdayCircle.length);
    for (const { name, address } of tuesdayCircle) {
      const row = rows.find((each) => each.includes(address));
      assert.ok(row.includes(name));
      assert.match(row, /Postipalvelin otti vastaan/);
    }
  });

  it("reinstates it: it is held after all, and everybody is told", async () => {
    const again = await press("reinstate");
    assert.match(again.text, /Tunti pidetään sittenkin/);
    const { state, hold } = await paivi.hour(hour.id);
    assert.equal(hold, true);
    assert.ok(["open", "confirmed"].includes(state));
    await paivi.delivered(hour.id, ["hour_reinstated"]);
    const rows = rowsOf(await browser.get(manage)).filter((row) => row.includes("Tunti pidetään sittenkin"));
    assert.equal(rows.length, tuesdayCircle.length);
  });
});
