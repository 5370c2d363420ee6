// SPDX-License-Identifier: Apache-2.0
// The mail server is away when an hour is cancelled: nothing is lost, and whoever answers for the hour sees who may not
// have got the word.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { people, tuesdayCircle, tuesdaySite } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";
import { settingsFor, startSink } from "./support/smtp_sink.mjs";
import { until } from "./support/until.mjs";

const minutes = (time, count) => new Date(Date.parse(time) + count * 60_000);
const circle = tuesdayCircle.map(({ address }) => address).sort();

describe("while the mail server is away", () => {
  let server;
  let paivi;
  let hour;
  let port;
  before(async () => {
    const sink = await startSink();
    port = sink.port;
    server = await startServer({ settings: settingsFor(port) });
    await server.mailsGone();
    paivi = await server.as(people.paivi.address);
    hour = await paivi.hourAt(tuesdaySite, "2027-04-06T06:00:00Z");
    await sink.stop();
  });
  after(() => server.stop());

  const cancellations = async () => (await paivi.deliveries(hour.id)).filter(({ kind }) => kind === "hour_cancelled");
  const pageOf = async (path) => {
    const browser = server.browser();
    return browser.signIn(people.paivi.name, path);
  };

  it("an act is not held up by it", async () => {
    const answer = await paivi.post(`/hours/${hour.id}/cancel`, { reason: "Koulutus" });
    assert.equal(answer.status, 200);
    assert.equal(answer.json.state, "cancelled");
    const rows = await cancellations();
    assert.deepEqual(rows.map(({ address }) => address).sort(), circle);
    assert.ok(rows.every(({ state }) => ["queued", "sending", "deferred"].includes(state)));
  });

  it("until fifteen minutes have passed nobody is alarmed", async () => {
    await server.setTime(minutes(server.time, 14));
    assert.equal((await server.health()).warnings, undefined);
    assert.ok(!(await pageOf("/facilitate")).html.includes('id="alarms"'));
  });

  it("then the facilitator's pages and the health say so", async () => {
    await server.setTime(minutes(server.time, 1));
    assert.deepEqual((await server.health()).warnings, ["cancellation-not-accepted"]);
    const list = await pageOf("/facilitate");
    assert.match(list.html, /id="alarms"/);
    assert.ok(list.links.includes(`/hours/${hour.id}/manage#told`));
    const manage = await pageOf(`/hours/${hour.id}/manage`);
    for (const address of circle) assert.ok(manage.text.includes(address), address);
  });

  it("when it is back each cancellation arrives once, and the alarm ends", async () => {
    const sink = await startSink({ port });
    await until("everybody has been told", async () => {
      await server.setTime(minutes(server.time, 15));
      return (await cancellations()).every(({ state }) => state === "sent");
    });
    const cancels = sink.accepted.filter(
      ({ calendar }) => calendar?.location.endsWith(hour.id) && calendar.method === "CANCEL",
    );
    assert.deepEqual(cancels.map(({ to }) => to).sort(), circle);
    for (const { to, envelope } of cancels) assert.deepEqual(envelope, [to]);
    assert.equal((await server.health()).warnings, undefined);
    assert.ok(!(await pageOf("/facilitate")).html.includes('id="alarms"'));
    await server.stop();
    await sink.stop();
  });
});
