// SPDX-License-Identifier: Apache-2.0
// Who is told before the hour who presents a case, and in which order the agenda stands.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { extraPresenter, people, plainCase, tuesdaySite } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";

describe("R43: the presenter's name before the hour", () => {
  let server;
  let agenda;
  let first;
  before(async () => {
    server = await startServer({ clock: "2027-03-22T08:00:00Z", people: 2 });
    await server.settled();
    const presenter = await server.as(extraPresenter(1));
    const hour = await presenter.hourAt(tuesdaySite, "2027-03-30T06:00:00Z");
    first = await presenter.bookMasked(hour.id, plainCase());
    const second = { ...plainCase(), follow_up_of: first.code, shows_presenter: true };
    const submission = await presenter.masked(plainCase());
    const answer = await presenter.post(`/hours/${hour.id}/bookings`, { ...submission, ...second });
    assert.equal(answer.status, 201);
    const stranger = await server.as(extraPresenter(2));
    const urgent = { ...(await stranger.masked(plainCase())), urgent: "situation_worsens" };
    const notTheirs = await stranger.post(`/hours/${hour.id}/bookings`, { ...urgent, follow_up_of: first.code });
    assert.deepEqual([notTheirs.status, notTheirs.json.type], [422, "/problems/unknown-case"], "R25");
    assert.equal((await stranger.post(`/hours/${hour.id}/bookings`, urgent)).status, 201);
    agenda = (await (await server.as(people.kaisa.address)).session(hour.id)).agenda;
  });
  after(() => server.stop());

  it("is shown to members only where the presenter chose so, with the organisation", () => {
    const shown = Object.fromEntries(agenda.map(({ code, presenter }) => [code, presenter]));
    assert.equal(shown[first.code], "");
    assert.deepEqual(agenda.map(({ presenter }) => presenter !== ""), [false, true, false]);
    assert.match(agenda[1].presenter, /, /);
  });

  it("R15, R25: the urgent case stands first, then the follow-up, which names the earlier case", () => {
    assert.deepEqual(agenda.map(({ urgent }) => urgent), ["situation_worsens", "not_urgent", "not_urgent"]);
    assert.deepEqual(agenda.map(({ follow_up_of: code }) => code), ["", first.code, ""]);
    assert.deepEqual(agenda.map(({ place }) => place), [3, 2, 1]);
  });
});
