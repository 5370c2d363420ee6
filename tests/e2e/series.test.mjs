// SPDX-License-Identifier: Apache-2.0
// A series from its making to its pause, by its facilitator on the pages and by a client of the API.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { people, plainCase, tuesdayCircle, tuesdaySite } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";
import { until } from "./support/until.mjs";

describe("a series is made, changed, paused and copied on its pages", () => {
  let server;
  let paivi;
  let stranger;
  let series;

  before(async () => {
    server = await startServer();
    await server.settled();
    paivi = server.browser();
    await paivi.signIn(people.paivi.name);
    stranger = server.browser();
    await stranger.signIn(people.hanna.name);
    const list = await paivi.get("/series");
    const link = list.links.find((each) => /^\/series\/[a-z0-9]{26}$/.test(each));
    const api = await server.as(people.paivi.address);
    const own = (await api.get("/series")).json.series;
    series = own.find(({ id }) => `/series/${id}` === link) ?? own[0];
  });
  after(() => server.stop());

  const page = (rest = "") => `/series/${series.id}${rest}`;
  const mailsTo = (person, word) =>
    server.mails().filter((mail) => mail.to === person.address && mail.subject.includes(word));
  const told = (person, word, count) =>
    until(`${count} mails "${word}" to ${person.name}`, () => {
      const found = mailsTo(person, word);
      return found.length === count && found;
    });

  it("who facilitates nothing gets none of it", async () => {
    for (const path of ["/series", "/series/new", page(), page("/dates"), page("/statistics")]) {
      assert.equal((await stranger.get(path)).status, 403, path);
    }
  });

  it("a new series shows its dates before it is made, and comes once however often it is sent", async () => {
    const form = await paivi.get("/series/new");
    const place = { site: "", site_name: "Lännen asema", municipality: "Malli" };
    const settings = { ...place, first: "2027-04-29", start: "13:00" };
    const shown = await paivi.submit(form, "/series/preview", settings);
    assert.equal(shown.status, 200);
    assert.match(shown.text, /to 29\.4\.2027 klo 13–14/);
    assert.match(shown.text, /to 6\.5\.2027 klo 13–14\s*Ei pidetä:/);
    const faulty = { ...settings, cutoff_time: "16:00", meeting_link: "ftp://x" };
    const wrong = await paivi.submit(shown, "/series/new", faulty);
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /id="meeting_link-error"/);
    const right = { ...settings, cutoff_time: "12:00", meeting_link: "" };
    const made = await paivi.submit(wrong, "/series/new", right);
    assert.equal(made.status, 200, made.text);
    assert.match(made.text, /Sarja on luotu/);
    const again = await paivi.submit(wrong, "/series/new", right);
    assert.equal(again.path.split("?")[0], made.path.split("?")[0]);
  });

  it("a clock out of order is refused on its field, with the date and the reason", async () => {
    const refused = await paivi.submit(await paivi.get(page()), page(), { lock_before: "600" });
    assert.equal(refused.status, 422);
    assert.match(refused.html, /id="cutoff_time-error"[^<]*>[^<]*2027[^<]*lukituksen/);
  });

  it("the words say what a new weekday changes; nothing happens before they are confirmed", async () => {
    const before = server.mails().length;
    const words = await paivi.submit(await paivi.get(page()), page(), { first: "2027-04-07" });
    assert.equal(words.status, 200);
    assert.match(words.text, /ti 6\.4\.2027 klo 9–10 → ke 7\.4\.2027 klo 9–10/);
    assert.match(words.text, /ihmistä saa kukin yhden koosteviestin/);
    const api = await server.as(people.paivi.address);
    assert.equal((await api.get(`/series/${series.id}`)).json.version, series.version);
    assert.equal(server.mails().length, before);
  });

  it("two editors: the second is told what changed meanwhile, and keeps what was typed", async () => {
    const stale = await paivi.get(page());
    const named = await paivi.submit(await paivi.get(page()), page(), { name: "Keskustan tunti" });
    const saved = await paivi.submit(named, page("/confirm"));
    assert.equal(saved.status, 200, saved.text);
    const refused = await paivi.submit(stale, page(), { name: "Toinen nimi" });
    assert.equal(refused.status, 412);
    assert.match(refused.text, /tallennettuna Keskustan tunti, sinulla Toinen nimi/);
    assert.equal(refused.form(page()).controls.find(({ name }) => name === "name").value, "Toinen nimi");
  });

  it("confirmed, each person gets one digest, and each invited hour its own calendar message", async () => {
    const hanna = await server.as(people.hanna.address);
    const booked = await hanna.hourAt(tuesdaySite, "2027-04-13T06:00:00Z");
    await hanna.bookMasked(booked.id, plainCase());
    const words = await paivi.submit(await paivi.get(page()), page(), { first: "2027-04-07" });
    assert.match(words.text, /Odottaa vahvistusta: 1 tunti/);
    assert.equal((await paivi.submit(words, page("/confirm"))).status, 200);
    for (const person of tuesdayCircle) {
      const subject = { fi: "MUUTOKSIA", sv: "ÄNDRINGAR", en: "CHANGES" }[person.language];
      const [digest] = await told(person, subject, 1);
      assert.equal(digest.calendar, null);
    }
    const [digest] = mailsTo(people.kaisa, "MUUTOKSIA");
    assert.match(digest.text, /ti 6\.4\.2027 klo 9–10 siirtyy, uusi aika ke 7\.4\.2027 klo 9–10/);
    assert.doesNotMatch(digest.text, /odottaa fasilitaattorin/);
    assert.match(mailsTo(people.paivi, "MUUTOKSIA")[0].text, /ti 13\.4\.2027 klo 9–10 odottaa fasilitaattorin/);
    const moved = mailsTo(people.kaisa, "SIIRRETTY").find(({ subject }) => subject.includes("7.4.2027"));
    assert.equal(moved.calendar.method, "REQUEST");
    assert.equal(moved.calendar.start, "2027-04-07T06:00:00Z");
    const earlier = mailsTo(people.kaisa, "Konsultaatiotunti")
      .map(({ calendar }) => calendar)
      .filter((calendar) => calendar?.uid === moved.calendar.uid && calendar.sequence < moved.calendar.sequence);
    assert.equal(earlier.length, 1, "the same UID with a higher SEQUENCE");
    assert.equal((await hanna.get(`/hours/${booked.id}`)).json.start, "2027-04-13T06:00:00Z");
    const manage = await paivi.get(`/hours/${booked.id}/manage`);
    assert.match(manage.text, /Sarjan mukaan tunti olisi ke 14\.4\.2027/);
    await paivi.submit(manage, `/hours/${booked.id}/change`, { answer: "follow" });
    assert.equal((await hanna.get(`/hours/${booked.id}`)).json.start, "2027-04-14T06:00:00Z");
  });

  it("from the words one goes back to what was typed", async () => {
    const words = await paivi.submit(await paivi.get(page()), page(), { name: "Kesken jäänyt" });
    const form = await paivi.submit(words, "/series/preview", { series: series.id });
    const name = form.form(page()).controls.find((control) => control.name === "name");
    assert.equal(name.value, "Kesken jäänyt");
    assert.ok(form.form(page()).controls.some((control) => control.name === "version" && Number(control.value) > 1));
  });

  it("the words of a half day say whose booking closes earlier and who is told, and so it comes", async () => {
    const dates = await paivi.get(page("/dates"));
    const form = dates.forms.find(({ controls }) => controls.some(({ value }) => value === "add_day"));
    const filled = { day: "2027-04-13", day_closes: "11:00" };
    const words = await paivi.follow(
      page(),
      await paivi.post(page(), form.controls.map(({ name, value }) => [name, filled[name] ?? value])),
    );
    assert.match(words.text, /ke 14\.4\.2027 klo 9–10: varausaika päättyy ti 13\.4\.2027 klo 9/);
    assert.doesNotMatch(words.text, /Kenellekään ei lähetetä viestiä/);
    assert.match(words.text, /fasilitaattorit saavat viestin/);
    assert.equal((await paivi.submit(words, page("/confirm"))).status, 200);
    await told(people.paivi, "VARAUSAIKA LYHENI", 1);
  });

  it("a move to where the hour is already is refused, and nobody is told of it", async () => {
    const api = await server.as(people.paivi.address);
    const hour = (await api.hours()).find(({ site, start }) => site === tuesdaySite && start > "2027-04-14T12");
    const manage = await paivi.get(`/hours/${hour.id}/manage`);
    const count = server.mails().length;
    const refused = await paivi.submit(manage, `/hours/${hour.id}/move`);
    assert.equal(refused.status, 422);
    assert.match(refused.text, /Tunti on jo tässä ajassa/);
    assert.equal(server.mails().length, count);
  });

  it("a move is said in words before anybody is told, keeps what was typed, and is refused when it came too late", async () => {
    const hanna = await server.as(people.hanna.address);
    const hour = (await hanna.hours()).find(({ site, start }) => site === tuesdaySite && start > "2027-04-14");
    const move = `/hours/${hour.id}/move`;
    const typed = { move_day: "2027-04-22", move_start: "13:00" };
    const manage = await paivi.get(`/hours/${hour.id}/manage`);
    const count = server.mails().length;
    const words = await paivi.submit(manage, move, typed);
    assert.equal(words.status, 200);
    assert.match(words.text, /Tuntia ei ole vielä siirretty/);
    assert.match(words.text, /to 22\.4\.2027 klo 13–14/);
    assert.match(words.text, /ke 21\.4\.2027 klo 12/);
    const told = Number(words.text.match(/(\d+) ihmistä saa kukin viestin/)[1]);
    const back = await paivi.submit(words, move, { edit: "1" });
    assert.equal(back.status, 200);
    const field = (name) => back.form(move).controls.find((control) => control.name === name).value;
    assert.deepEqual([field("move_day"), field("move_start")], [typed.move_day, typed.move_start]);
    assert.doesNotMatch(back.text, /aria-invalid/);
    assert.equal((await hanna.get(`/hours/${hour.id}`)).json.start, hour.start);
    assert.equal(server.mails().length, count, "nobody is told before it is confirmed");

    await hanna.bookMasked(hour.id, plainCase());
    const stale = await paivi.submit(words, `${move}/confirm`);
    assert.equal(stale.status, 412);
    assert.match(stale.text, /Varattuja tapauksia: ennen 1, nyt 2/);
    assert.doesNotMatch(stale.text, /Viestin saajia/);
    assert.equal((await hanna.get(`/hours/${hour.id}`)).json.start, hour.start);

    const moved = await paivi.submit(stale, `${move}/confirm`);
    assert.equal(moved.status, 200);
    assert.equal((await hanna.get(`/hours/${hour.id}`)).json.start, "2027-04-22T10:00:00Z");
    const moves = () => server.mails().filter(({ subject }) => /(SIIRRETTY|FLYTTAD|MOVED).*22[. ](4|April)/.test(subject));
    await until("the mails of the move", () => moves().length === told);
    const twice = await paivi.submit(stale, `${move}/confirm`);
    assert.equal(twice.status, 422);
    assert.match(twice.text, /Tunti on jo tässä ajassa/);
  });

  it("a break over invited hours cancels them; its words come first", async () => {
    const dates = await paivi.get(page("/dates"));
    const form = dates.forms.find(({ controls }) => controls.some(({ value }) => value === "add_break"));
    const filled = { break_first: "2027-04-05", break_last: "2027-04-08" };
    const fields = form.controls.map(({ name, value }) => [name, filled[name] ?? value]);
    const words = await paivi.follow(page(), await paivi.post(page(), fields));
    assert.match(words.text, /Perutaan: 1 tunti/);
    assert.equal((await paivi.submit(words, page("/confirm"))).status, 200);
    const cancelled = await until("the cancellation", () =>
      mailsTo(people.kaisa, "PERUTTU").find(({ subject }) => subject.includes("7.4.2027")),
    );
    assert.equal(cancelled.calendar.method, "CANCEL");
  });

  it("a pause puts off what is ahead, and a copy has the policies and no people", async () => {
    const dates = await paivi.get(page("/dates"));
    const form = dates.forms.find(({ buttons }) => buttons.some(({ value }) => value === "pause"));
    const fields = [...form.controls.map(({ name, value }) => [name, value]), ["act", "pause"]];
    const words = await paivi.follow(page(), await paivi.post(page(), fields));
    assert.equal((await paivi.submit(words, page("/confirm"))).status, 200);
    assert.match((await paivi.get("/series")).text, /Tauolla/);
    const copy = await paivi.get(`/series/new?copy=${series.id}`);
    const made = await paivi.submit(copy, "/series/new", { site: "", site_name: "Idän asema", first: "2027-05-06" });
    assert.equal(made.status, 200, made.text);
    const api = await server.as(people.paivi.address);
    const copied = (await api.get("/series")).json.series.find(({ id }) => made.path.includes(id));
    assert.equal(copied.cutoff, series.cutoff);
    assert.equal(copied.standing, "running");
  });

  it("the API answers with an ETag, refuses a stale one with 412, and shows the plan without saving", async () => {
    const api = await server.as(people.paivi.address);
    const answer = await api.get(`/series/${series.id}`);
    const etag = answer.headers.etag;
    assert.match(etag, /^"r\d+"$/);
    const plan = await api.post(`/series/${series.id}/preview`, { standing: "running" });
    assert.equal(plan.status, 200, plan.text);
    assert.ok(plan.json.hours.some(({ change }) => change === "back"));
    const stale = await api.post(`/series/${series.id}`, { name: "x" }, { "If-Match": '"r1"' });
    assert.equal(stale.status, 412);
    const wrong = await api.post(`/series/${series.id}`, { capacity: 0 }, { "If-Match": etag });
    assert.equal(wrong.status, 422);
    assert.deepEqual(wrong.json.faults, [{ field: "capacity", kind: "out-of-range" }]);
    const saved = await api.post(`/series/${series.id}`, { name: "Nimi" }, { "If-Match": etag });
    assert.equal(saved.status, 200, saved.text);
    assert.equal(saved.json.name, "Nimi");
    const strange = await server.as(people.hanna.address);
    assert.equal((await strange.get(`/series/${series.id}`)).status, 403);
  });

  it("statistics come by month, as a page, CSV and JSON", async () => {
    const shown = await paivi.get(page("/statistics"));
    assert.match(shown.text, /Sarjan tilastot/);
    const sameOrigin = { headers: { "Sec-Fetch-Site": "same-origin" } };
    const csv = await paivi.exchange("GET", page("/statistics.csv"), sameOrigin);
    assert.match(csv.headers["content-type"], /^text\/csv/);
    assert.match(csv.text, /^month,planned,held,/);
    const json = await paivi.exchange("GET", page("/statistics.json"), sameOrigin);
    assert.ok(Array.isArray(JSON.parse(json.text).months));
  });
});
