// SPDX-License-Identifier: Apache-2.0
// Sign-in by mail: the link, the code, who gets neither, and what a form needs to be heard.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { people, plainCase, tuesdaySite } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";
import { until } from "./support/until.mjs";

const cookieName = "__Host-matala";

// The server hears about twenty requests of one client address in a row: this file asks fewer times.
describe("sign-in by mail", () => {
  let server;
  before(async () => {
    server = await startServer();
    await server.settled();
  });
  after(() => server.stop());

  const mailsTo = (address) => server.mails().filter((mail) => mail.to === address && mail.calendar === null && /sign-in/.test(mail.text));

  /// Asks for the mail in a browser of its own: { browser, path, code }.
  const ask = async (address, language = "fi") => {
    const earlier = mailsTo(address).length;
    const browser = server.browser({ language });
    const page = await browser.submit(await browser.get("/sign-in"), "/sign-in", { email: address });
    assert.ok(page.has("/sign-in/code"), page.text);
    const mails = await until(`a mail to ${address}`, () => {
      const found = mailsTo(address);
      return found.length > earlier && found;
    });
    const mail = mails.at(-1);
    const link = new URL(mail.links.find((each) => each.includes("/sign-in/link?token=")));
    const [code] = /\b\d{6}\b/.exec(mail.text);
    return { browser, page, path: link.pathname + link.search, code };
  };

  const isSignedIn = async (browser) => !(await browser.get("/hours")).has("/sign-in");

  it("the link shows a button and changes nothing; the button signs in, once, and only where it was asked for", async () => {
    const { browser, path } = await ask(people.hanna.address);
    const elsewhere = server.browser();
    const scanned = await elsewhere.get(path);
    assert.equal(scanned.status, 200);
    assert.equal((await elsewhere.submit(scanned, "/sign-in/link")).status, 410, "another browser");
    assert.equal(await isSignedIn(elsewhere), false);

    const page = await browser.get(path);
    assert.equal((await browser.get(path)).status, 200, "looking at it twice changes nothing");
    assert.equal(await isSignedIn(browser), false);
    const hours = await browser.submit(page, "/sign-in/link");
    assert.equal(hours.status, 200);
    assert.equal(hours.path, "/hours");
    assert.ok(hours.text.includes(people.hanna.name));

    const again = server.browser();
    for (const [name, value] of browser.cookies) again.cookies.set(name, value);
    assert.equal((await again.submit(page, "/sign-in/link")).status, 410, "used up");
  });

  it("the code signs in where it was asked for, with spaces or without", async () => {
    const { browser, page, code } = await ask(people.sofia.address);
    const elsewhere = server.browser();
    const refused = await elsewhere.submit(await elsewhere.get("/sign-in/code"), "/sign-in/code", { code });
    assert.equal(refused.status, 422, "another browser");
    const hours = await browser.submit(page, "/sign-in/code", { code: ` ${code.slice(0, 3)} ${code.slice(3)}` });
    assert.equal(hours.path, "/hours");
    assert.match(hours.html, /<html lang="sv">/);
  });

  it("the fifth try of a code counts, a sixth does not", async () => {
    const wrongOf = (code) => (code === "000000" ? "000001" : "000000");
    const lucky = await ask(people.pekka.address);
    for (let attempt = 1; attempt <= 4; ++attempt) {
      const page = await lucky.browser.submit(lucky.page, "/sign-in/code", { code: wrongOf(lucky.code) });
      assert.equal(page.status, 422);
    }
    assert.equal((await lucky.browser.submit(lucky.page, "/sign-in/code", { code: lucky.code })).path, "/hours");

    const late = await ask(people.pekka.address);
    for (let attempt = 1; attempt <= 5; ++attempt) {
      await late.browser.submit(late.page, "/sign-in/code", { code: wrongOf(late.code) });
    }
    assert.equal((await late.browser.submit(late.page, "/sign-in/code", { code: late.code })).status, 422);
    assert.equal(await isSignedIn(late.browser), false);
  });

  it("an unknown address gets the same answer, byte for byte, and no mail; the fourth request of an hour gets 429", async () => {
    const unknown = "nobody@elsewhere.example.com";
    const answersFor = async (email) => {
      const answers = [];
      for (let number = 1; number <= 4; ++number) {
        const answer = await server.browser().post("/sign-in", { email, next: "" });
        const { date, "set-cookie": cookies, ...headers } = answer.headers;
        const cookieShape = cookies?.map((cookie) => cookie.replace(/=[^;]+/, (value) => `=${value.length}`));
        answers.push({ status: answer.status, headers, cookieShape, text: answer.text.replaceAll(email, "EMAIL") });
      }
      return answers;
    };
    const forUnknown = await answersFor(unknown);
    const forKnown = await answersFor(people.emily.address);
    // The length of the page differs by the address that it repeats.
    for (const answer of [...forUnknown, ...forKnown]) {
      if (answer.status === 429) delete answer.headers["content-length"];
    }
    assert.deepEqual(forUnknown, forKnown);
    assert.deepEqual(forKnown.map(({ status }) => status), [303, 303, 303, 429]);
    assert.ok(Number(forKnown[3].headers["retry-after"]) > 0);

    await until("the mails to the known address", () => mailsTo(people.emily.address).length === 3);
    await server.settled();
    assert.deepEqual(server.mails().filter(({ source }) => source.includes(unknown)), []);
    await server.setTime("2027-03-22T09:00:01Z");
    assert.equal((await server.browser().post("/sign-in", { email: people.emily.address })).status, 303, "an hour later");
  });

  it("what is no address is said so on the page", async () => {
    const browser = server.browser({ language: "en" });
    const page = await browser.submit(await browser.get("/sign-in"), "/sign-in", { email: "nobody" });
    assert.equal(page.status, 422);
    assert.equal(page.form("/sign-in").controls.find(({ name }) => name === "email").value, "nobody");
  });

  it("the session cookie is for this host, for https, out of the reach of scripts and other sites; sign-out ends it", async () => {
    const { browser, code } = await ask(people.kaisa.address);
    const answer = await browser.post("/sign-in/code", { code });
    const [cookie, ...more] = answer.headers["set-cookie"];
    assert.deepEqual(more, []);
    const [pair, ...attributes] = cookie.split(/;\s*/);
    assert.match(pair, new RegExp(`^${cookieName}=[\\w.~-]{32,}$`));
    assert.deepEqual(attributes.sort(), ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]);

    const secret = browser.cookies.get(cookieName);
    const hours = await browser.get("/hours");
    assert.equal(hours.headers["cache-control"].includes("no-store"), true);
    const left = await browser.post("/sign-out", { csrf: hours.form("/sign-out").controls.find(({ name }) => name === "csrf").value });
    assert.equal(left.status, 303);
    assert.match(left.headers["clear-site-data"], /"cookies"/);
    assert.equal(browser.cookies.has(cookieName), false);
    const thief = server.browser();
    thief.cookies.set(cookieName, secret);
    assert.equal(await isSignedIn(thief), false, "the old cookie is worth nothing");
  });

  it("a form without its token, with somebody else's, or from another site changes nothing", async () => {
    const browser = server.browser();
    const hours = await browser.signIn(people.gunilla.name);
    const tokenOf = (page) => page.form("/language").controls.find(({ name }) => name === "csrf").value;
    const csrf = tokenOf(hours);
    const foreign = tokenOf(await server.browser().signIn(people.risto.name));
    assert.notEqual(csrf, foreign);
    const own = { Origin: server.url, "Sec-Fetch-Site": "same-origin" };
    const attempts = [
      [{ language: "en" }, own],
      [{ language: "en", csrf: "" }, own],
      [{ language: "en", csrf: foreign }, own],
      [{ language: "en", csrf }, { Origin: "https://elsewhere.example.com", "Sec-Fetch-Site": "cross-site" }],
      [{ language: "en", csrf }, { Origin: "https://elsewhere.example.com" }],
      [{ language: "en", csrf }, { Origin: "null" }],
      [{ language: "en", csrf }, {}],
    ];
    for (const [fields, headers] of attempts) {
      const answer = await browser.exchange("POST", "/language", {
        body: new URLSearchParams(fields).toString(),
        headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
      });
      assert.equal(answer.status, 403, JSON.stringify([fields, headers]));
    }
    assert.match((await browser.get("/hours")).html, /<html lang="sv">/);
    const signIn = await server.browser().post("/sign-in", { email: people.tuomas.address }, { "Sec-Fetch-Site": "cross-site" });
    assert.equal(signIn.status, 403);
    assert.equal((await browser.post("/language", { language: "en", csrf })).status, 303, "the same form, as it should be");
    assert.match((await browser.get("/hours")).html, /<html lang="en">/);
  });

  it("a newcomer of a known organisation says who they are, reads the ground rules, and books", async () => {
    const { browser, path } = await ask("uusi.ihminen@mallikaupunki.example.org");
    const welcome = await browser.submit(await browser.get(path), "/sign-in/link");
    assert.match(welcome.path, /^\/welcome/);
    assert.equal(welcome.form("/welcome").controls.find(({ name }) => name === "language").value, "fi");
    const nameless = await browser.submit(welcome, "/welcome", { name: " " });
    assert.equal(nameless.status, 422);
    const hours = await browser.submit(nameless, "/welcome", { name: "Uusi Ihminen" });
    assert.match(hours.path, /^\/hours/);

    const niko = await server.as(people.niko.address);
    const hour = (await niko.hours()).find((each) => each.site === tuesdaySite && each.state === "open");
    const rules = await browser.get(`/hours/${hour.id}/case`);
    assert.match(rules.path, /^\/ground-rules/);
    const early = await browser.post(`/hours/${hour.id}/bookings`, {
      ...plainCase(),
      csrf: rules.form("/ground-rules").controls.find(({ name }) => name === "csrf").value,
    });
    assert.equal(early.status, 403, "not before the ground rules");
    const form = await browser.submit(rules, "/ground-rules");
    assert.equal(form.path, `/hours/${hour.id}/case`);
    const preview = await browser.submit(form, `/hours/${hour.id}/preview`, plainCase());
    const booked = await browser.submit(preview, `/hours/${hour.id}/bookings`, { confirmed: "1" });
    assert.match(booked.path, /^\/bookings\/[^/]+$/);
    assert.equal(booked.status, 200);
  });
});
