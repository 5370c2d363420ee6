// SPDX-License-Identifier: Apache-2.0
// A case that wants Kela: the first in turn does not answer, the next accepts by the link in the mail.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { people, plainCase, tuesdaySite } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";
import { until } from "./support/until.mjs";

const pathOf = (url) => url.replace(/^https?:\/\/[^/]+/, "");

describe("an expert is asked, and answers by the link", () => {
  let server;
  let paivi;
  let hanna;
  let hour;
  let first;
  let second;
  let links;

  const requests = () => server.mails().filter(({ subject }) => /^(PYYNTÖ|FÖRFRÅGAN): /.test(subject));
  const calendarsOf = (person, method) =>
    server
      .mails()
      .filter(({ to }) => to === person.address)
      .filter(({ calendar }) => calendar?.method === method && calendar.location.endsWith(hour.id));
  const linkTo = (person) => {
    const mail = requests().find(({ to }) => to === person.address);
    return mail && pathOf(mail.links.find((link) => pathOf(link).startsWith("/answers/")));
  };
  const asked = (count) => until(`${count} requests have been mailed`, () => requests().length === count);
  const posted = (path, origin) =>
    server.exchange({
      method: "POST",
      path,
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: origin },
      body: "answer=accepted",
    });
  const requestsOf = async (client) => (await client.get("/requests")).json.requests;

  before(async () => {
    server = await startServer({ clock: "2027-03-22T08:00:00Z" });
    await server.settled();
    paivi = await server.as(people.paivi.address);
    hanna = await server.as(people.hanna.address);
    hour = await paivi.hourAt(tuesdaySite, "2027-03-30T06:00:00Z");
    for (const { address } of [people.pekka, people.sofia]) {
      const added = await paivi.post(`/series/${hour.series}/members`, {
        email: address,
        role: "on_demand_member",
        competences: ["kela"],
      });
      assert.equal(added.status, 204, added.text);
    }
    const submission = await hanna.masked(plainCase("kuntoutustuki"));
    assert.equal((await hanna.book(hour.id, { ...submission, competences: ["kela"] })).status, 201);
    await asked(1);
    first = [people.pekka, people.sofia].find(({ address }) => address === requests()[0].to);
    second = first === people.pekka ? people.sofia : people.pekka;
    links = {};
  });
  after(() => server.stop());

  it("the mail names theme and time, and nothing of the case", () => {
    const [mail] = requests();
    assert.match(mail.text, /Kela|FPA/);
    assert.doesNotMatch(mail.text, /kuntoutustuki|K-[0-9A-Z]{4}\b/);
    assert.equal(mail.calendar, null);
  });

  it("opening the link, as often as one likes, answers nothing", async () => {
    links.first = linkTo(first);
    for (let times = 0; times < 3; ++times) {
      const page = await server.browser().get(links.first);
      assert.equal(page.status, 200);
    }
    const [request] = await requestsOf(await server.as(first.address));
    assert.equal(request.answer, "awaited");
    assert.equal((await server.browser().get("/answers/nobody-was-ever-asked-by-this")).status, 404);
  });

  it("whoever does not answer in time is followed by the next", async () => {
    const [{ answer_by }] = await requestsOf(await server.as(first.address));
    await server.setTime(new Date(Date.parse(answer_by) - 1000).toISOString().replace(".000", ""));
    assert.equal(requests().length, 1);
    await server.setTime(answer_by);
    await asked(2);
    assert.ok(linkTo(second));
  });

  it("a late answer is refused in words and changes nothing", async () => {
    const page = await server.browser().get(links.first);
    assert.equal(page.status, 410);
    assert.equal((await posted(links.first, server.url)).status, 410);
    const [request] = await requestsOf(await server.as(first.address));
    assert.equal(request.answer, "awaited");
  });

  it("an answer from another site's page is refused", async () => {
    assert.equal((await posted(linkTo(second), "https://elsewhere.example.org")).status, 403);
    assert.equal((await requestsOf(await server.as(second.address)))[0].answer, "awaited");
  });

  it("the next accepts without signing in, has the hour in the calendar and sees its page", async () => {
    const client = await server.as(second.address);
    assert.equal((await client.get(`/hours/${hour.id}/session`)).status, 403);
    const visitor = server.browser();
    links.second = linkTo(second);
    const recorded = await visitor.submit(await visitor.get(links.second), links.second, { answer: "accepted" });
    assert.equal(recorded.status, 200);
    await paivi.delivered(hour.id, ["expert_accepted"]);
    assert.equal(calendarsOf(second, "REQUEST").length, 1);
    const session = await client.session(hour.id);
    assert.equal(session.agenda.length, 1);
    assert.match(session.agenda[0].text.situation, /kuntoutustuki/);
  });

  it("a refused window keeps the times that were typed", async () => {
    const visitor = server.browser();
    const page = await visitor.get(links.second);
    const form = page.forms.find(({ controls }) => controls.some(({ name }) => name === "until"));
    const filled = { from: "10:30", until: "09:00" };
    const fields = form.controls.map(({ name, value }) => [name, filled[name] ?? value]);
    const refused = await visitor.follow(links.second, await visitor.post(links.second, fields));
    assert.equal(refused.status, 422);
    for (const time of ["10:30", "09:00"]) assert.match(refused.html, new RegExp(`type="time"[^>]*value="${time}"`));
  });

  it("who is a member already is not added again; a refused need keeps what was chosen", async () => {
    const facilitator = server.browser();
    await facilitator.signIn(people.paivi.name);
    const path = `/series/${hour.series}/members`;
    const twice = { email: people.kaisa.address, role: "core_member", competence: "kela" };
    const refused = await facilitator.submit(await facilitator.get(path), path, twice);
    assert.equal(refused.status, 422);
    assert.match(refused.text, /on jo tämä rooli|har redan den här rollen/);
    const typed = { competence: "kuntoutus", wanted: "2", asking: "all_at_once", answer_hours: "50" };
    const need = await facilitator.submit(refused, `${path.replace("members", "needs")}`, typed);
    assert.equal(need.status, 422);
    assert.match(need.html, /<option value="2" selected>/);
    assert.match(need.html, /<option value="all_at_once" selected>/);
    assert.match(need.html, /name="answer_hours" value="50"/);
  });

  it("a deputy is asked to lead, and the facilitator who cannot come is not named on the page of the hour", async () => {
    const facilitator = server.browser();
    await facilitator.signIn(people.paivi.name);
    const coming = `/hours/${hour.id}/coming`;
    await facilitator.submit(await facilitator.get("/requests"), coming, { answer: "declined" });
    const lead = await until("the deputy is asked", () => server.mails().find(({ subject }) => /VETÄÄ/.test(subject)));
    const link = pathOf(lead.links.find((each) => each.includes("/answers/")));
    const visitor = server.browser();
    const page = await visitor.get(link);
    assert.ok(page.form(link).buttons.some(({ text }) => text.startsWith("Vedän tunnin")));
    const agreed = await visitor.submit(page, link, { answer: "accepted" });
    assert.match(agreed.text, /Vedät tunnin/);
    assert.match((await facilitator.get(`/hours/${hour.id}`)).text, /Fasilitaattori: Risto Vetäjälä/);
  });

  it("the answer can be changed until answer-by: the calendar entry goes, and nobody is left to ask", async () => {
    const visitor = server.browser();
    await visitor.submit(await visitor.get(links.second), links.second, { answer: "declined" });
    await paivi.delivered(hour.id, ["expert_declined", "facilitator_competence_unfilled", "competence_unfilled"]);
    assert.equal(calendarsOf(second, "CANCEL").length, 1);
    assert.equal((await (await server.as(second.address)).get(`/hours/${hour.id}/session`)).status, 403);
    assert.equal((await paivi.hour(hour.id)).state, "open");
  });

  it("once the time to answer is over, who said yes finds the hour among those ahead", async () => {
    const visitor = server.browser();
    await visitor.submit(await visitor.get(links.second), links.second, { answer: "accepted" });
    const [{ answer_by }] = await requestsOf(await server.as(second.address));
    await server.setTime(answer_by);
    const expert = server.browser();
    await expert.signIn(second.name);
    const { html } = await expert.get("/requests");
    const at = html.search(/<h2>(Tulevat tuntisi|Dina kommande timmar)/);
    assert.ok(at > 0);
    assert.ok(html.slice(at).includes('datetime="2027-03-30T'));
    assert.doesNotMatch(html, /<h2>(Aiemmat pyynnöt|Tidigare förfrågningar)/);
  });
});
