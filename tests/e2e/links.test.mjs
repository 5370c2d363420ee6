// SPDX-License-Identifier: Apache-2.0
// Mail scanners follow every link, browsers fetch ahead, robots walk: whoever asks for an address changes nothing by it.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { linksOf } from "./support/html.mjs";
import { people, plainCase, tuesdaySite } from "./support/people.mjs";
import { run } from "./support/program.mjs";
import { startServer } from "./support/server.mjs";
import { until } from "./support/until.mjs";

const pathOf = (url) => url.replace(/^https?:\/\/[^/]+/, "");
const signInLink = (links) => links.map(pathOf).find((path) => path.startsWith("/sign-in/link?token="));

describe("no GET changes anything", () => {
  let server;
  let facilitators;
  let presenters;
  let signingIn;
  let visitors;
  let hours;
  let bookings;
  let series;
  const looked = [];

  const linkTo = (start) =>
    server.mails().flatMap(({ links }) => links.map(pathOf)).find((path) => path.startsWith(start));
  // Two members who are asked only when a case wants Kela, and such a case.
  const askForKela = async (hour) => {
    for (const { address } of [people.pekka, people.sofia]) {
      const member = { email: address, role: "on_demand_member", competences: ["kela"] };
      assert.equal((await facilitators[0].post(`/series/${hour.series}/members`, member)).status, 204);
    }
    const submission = await presenters[0].masked(plainCase());
    assert.equal((await presenters[0].book(hour.id, { ...submission, competences: ["kela"] })).status, 201);
    await until("a request has been mailed", () => linkTo("/answers/"));
  };

  before(async () => {
    server = await startServer();
    await server.settled();
    facilitators = await Promise.all(
      [people.paivi, people.risto, people.solveig].map(({ address }) => server.as(address)),
    );
    presenters = await Promise.all([people.hanna, people.sofia].map(({ address }) => server.as(address)));
    // A case that is hidden, an hour that is cancelled, a sign-in that waits for its link.
    const [hidden] = await presenters[0].bookings();
    assert.equal((await presenters[0].post(`/bookings/${hidden.id}/hide`)).status, 204);
    const empty = await facilitators[0].hourAt(tuesdaySite, "2027-04-13T06:00:00Z");
    assert.equal((await facilitators[0].post(`/hours/${empty.id}/cancel`, { reason: "Koulutus" })).status, 200);
    const wanted = await facilitators[0].hourAt(tuesdaySite, "2027-04-06T06:00:00Z");
    series = wanted.series;
    await askForKela(wanted);
    bookings = (await Promise.all(presenters.map((presenter) => presenter.bookings()))).flat();
    hours = [...new Set([...(await presenters[0].hours()), ...bookings.map(({ hour }) => hour)].map(({ id }) => id))];
    signingIn = server.browser();
    const asked = await signingIn.submit(await signingIn.get("/sign-in"), "/sign-in", { email: people.kaisa.address });
    assert.equal(asked.path, "/sign-in/code");
    await facilitators[0].delivered(empty.id, ["hour_cancelled"]);
    await facilitatorOf(hidden.hour.site).delivered(hidden.hour.id, ["case_hidden"]);
    await until("the sign-in mail has come", () =>
      server.mails().some(({ to, links }) => to === people.kaisa.address && signInLink(links)),
    );
    visitors = { nobody: server.browser(), "the one who signs in": signingIn };
    for (const who of [people.paivi, people.hanna, people.gunilla, people.niko, people.aino]) {
      visitors[who.name] = server.browser();
      await visitors[who.name].signIn(who.name);
    }
  });
  after(() => server.stop());

  const facilitatorOf = (site) =>
    facilitators[[tuesdaySite, "Rantakylän palvelutori", "Norrby servicecenter"].indexOf(site)];

  // Everything that the API tells about everybody, the mails of each hour included.
  const stateOfAll = async () => {
    const state = { bookings: [], hours: {} };
    for (const presenter of presenters) state.bookings.push(await presenter.bookings());
    for (const id of hours) {
      const answer = await presenters[0].get(`/hours/${id}`);
      const facilitator = facilitatorOf(answer.json.site);
      state.hours[id] = {
        etag: answer.headers.etag,
        hour: answer.json,
        session: await facilitator.session(id),
        mails: await facilitator.deliveries(id),
      };
    }
    return state;
  };

  const look = async (path) => {
    for (const [who, visitor] of Object.entries(visitors)) {
      const headOnly = path.endsWith("/events");
      const got = await visitor.exchange("GET", path, { headOnly });
      const head = await visitor.exchange("HEAD", path, {});
      assert.ok(got.status < 500, `${got.status} ${path}`);
      assert.equal(head.status, got.status, `HEAD ${path} as ${who}`);
      assert.equal(head.text, "");
      assert.equal(got.headers["set-cookie"], undefined, `${path} hands out a cookie`);
      looked.push([path, who, got.status]);
    }
  };

  const comparing = async (act) => {
    const before = await stateOfAll();
    const mails = server.mails().length;
    await act();
    await server.settled();
    assert.deepEqual(await stateOfAll(), before);
    assert.equal(server.mails().length, mails);
  };

  it("every link of every mail", async () => {
    const paths = new Set(server.mails().flatMap(({ links }) => links.map(pathOf)));
    assert.ok(signInLink([...paths]), "the sign-in link is among them");
    assert.ok(paths.size > 5);
    await comparing(async () => {
      for (const path of paths) await look(path);
    });
  });

  it("every route of the table that answers GET", async () => {
    const { out } = await run(["routes"]);
    // The end of a subscription needs the token of a nudge: nudge.test.mjs opens it.
    const patterns = out
      .split("\n")
      .map((line) => line.split(/\s+/))
      .filter(([method, pattern]) => method === "GET" && pattern !== "/unsubscribe")
      .map(([, pattern]) => pattern);
    const states = new Map();
    for (const id of hours) {
      const { state } = await presenters[0].hour(id);
      if (!states.has(state)) states.set(state, id);
    }
    assert.ok(
      ["open", "closed", "running", "cancelled"].every((state) => states.has(state)),
      [...states.keys()].join(),
    );
    const some = [bookings[0], bookings.find(({ hour }) => hour.state === "open"), bookings.at(-1)].map(({ id }) => id);
    const stylesheet = /href="(\/static\/[^"]+)"/.exec((await visitors.nobody.get("/")).html)[1];
    const paths = patterns.flatMap((pattern) => {
      if (pattern.startsWith("/static/")) return [stylesheet];
      if (pattern.includes("{hour}")) return [...states.values(), "none"].map((id) => pattern.replace("{hour}", id));
      if (pattern.includes("{booking}")) return [...some, "none"].map((id) => pattern.replace("{booking}", id));
      if (pattern.includes("{series}")) return [series, "none"].map((id) => pattern.replace("{series}", id));
      if (pattern.includes("{token}")) return [linkTo("/answers/"), "/answers/none"];
      return [pattern];
    });
    await comparing(async () => {
      for (const path of paths) await look(path);
    });
    for (const pattern of patterns) {
      const shape = new RegExp(`^${pattern.replace(/\{[^}]+\}/g, "[^?]+")}$`);
      assert.ok(
        looked.some(([path, , status]) => shape.test(path) && status === 200),
        `nobody may see ${pattern}`,
      );
    }
  });

  it("every link of every page that a signed-in person can reach", async () => {
    await comparing(async () => {
      for (const visitor of Object.values(visitors)) {
        const pages = ["/", "/hours", "/bookings", "/sessions", "/facilitate"];
        const links = new Set();
        for (const page of pages) for (const link of linksOf((await visitor.get(page)).html)) links.add(link);
        for (const link of links) {
          if (!link.startsWith("/")) continue;
          const { status } = await visitor.get(link);
          assert.ok([200, 401, 403].includes(status), `${status} ${link}`);
        }
      }
    });
  });

  it("a sign-in link that was fetched by everybody still signs in the one who asked", async () => {
    const link = signInLink(server.mails().flatMap(({ links }) => links));
    const page = await signingIn.get(link);
    const welcome = await signingIn.submit(page, "/sign-in/link");
    assert.equal(welcome.path, "/hours");
    assert.equal(welcome.status, 200);
  });

  it("the comparison notices a change of one hour", async () => {
    const open = await facilitators[0].hourAt(tuesdaySite, "2027-04-06T06:00:00Z");
    const hold = comparing(async () => facilitators[0].post(`/hours/${open.id}/hold`));
    await assert.rejects(hold, assert.AssertionError);
  });
});
