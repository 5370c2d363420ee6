// SPDX-License-Identifier: Apache-2.0
// What must be refused: each with its status, in words, and without harm to what comes next.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { sendRaw } from "./support/http.mjs";
import { extraPresenter, people, plainCase, tuesdaySite } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";

const crlf = (...lines) => `${lines.join("\r\n")}\r\n\r\n`;

describe("requests that no browser sends", () => {
  let server;
  before(async () => {
    server = await startServer();
  });
  after(() => server.stop());

  const malformed = {
    "no HTTP at all": "hello\r\n\r\n",
    "two blanks in the request line": crlf("GET  / HTTP/1.1", "Host: localhost"),
    "an unknown version": crlf("GET / HTTP/2.0", "Host: localhost"),
    "no host": crlf("GET / HTTP/1.1"),
    "two hosts": crlf("GET / HTTP/1.1", "Host: localhost", "Host: localhost"),
    "an address with a scheme": crlf("GET http://localhost/ HTTP/1.1", "Host: localhost"),
    "a bare line feed": "GET / HTTP/1.1\nHost: localhost\n\n",
    "a folded header": crlf("GET / HTTP/1.1", "Host: localhost", "A: b", " c"),
    "a blank before the colon": crlf("GET / HTTP/1.1", "Host : localhost"),
    "a zero byte": crlf("GET / HTTP/1.1", "Host: localhost", "A: \0"),
    "two lengths": crlf("POST /sign-in HTTP/1.1", "Host: localhost", "Content-Length: 1", "Content-Length: 2"),
    "a length that is none": crlf("POST /sign-in HTTP/1.1", "Host: localhost", "Content-Length: -1"),
    "no length": crlf("POST /sign-in HTTP/1.1", "Host: localhost"),
    "a chunked body": `${crlf("POST /sign-in HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked")}0\r\n\r\n`,
    "a length beside chunks": crlf(
      "POST / HTTP/1.1",
      "Host: localhost",
      "Content-Length: 5",
      "Transfer-Encoding: chunked",
    ),
    "a body of a GET": `${crlf("GET / HTTP/1.1", "Host: localhost", "Content-Length: 5")}abcde`,
    "a method that is none of ours": crlf("TRACE / HTTP/1.1", "Host: localhost"),
    "a hundred headers": crlf("GET / HTTP/1.1", "Host: localhost", ...Array(100).fill("A: b")),
    "a header of 9 KB": crlf("GET / HTTP/1.1", "Host: localhost", `A: ${"b".repeat(9000)}`),
    "an address of 5 KB": crlf(`GET /${"a".repeat(5000)} HTTP/1.1`, "Host: localhost"),
    "a broken percent sign": crlf("GET /%zz HTTP/1.1", "Host: localhost"),
    "an address that is no UTF-8": crlf("GET /%ff%fe HTTP/1.1", "Host: localhost"),
  };
  for (const [what, bytes] of Object.entries(malformed)) {
    it(`${what}: 4xx, and the connection ends`, async () => {
      // A second request behind the first must not be answered.
      const hidden = crlf("GET /healthz HTTP/1.1", "Host: localhost");
      const { answer, closed } = await sendRaw(server.port, Buffer.from(`${bytes}${hidden}`, "latin1"));
      assert.match(answer, /^HTTP\/1\.1 4\d\d /, JSON.stringify(answer.slice(0, 200)));
      assert.ok(closed);
      assert.equal(answer.split("HTTP/1.1 ").length, 2, "one answer only");
      assert.match(answer, /connection: close/i);
    });
  }

  it("the refusal is a page in the reader's language", async () => {
    const request = crlf("POST /sign-in HTTP/1.1", "Host: localhost", "Accept-Language: sv", "Content-Length: 999999");
    const { answer } = await sendRaw(server.port, Buffer.from(request));
    assert.match(answer, /^HTTP\/1\.1 413 /);
    assert.match(answer, /<html lang="sv">/);
  });

  it("bodies above the limit are refused before they are sent, and just below are read", async () => {
    const token = (await server.as(people.hanna.address)).token;
    for (const [path, limit_bytes] of [
      ["/api/v1/preview", 64 * 1024],
      ["/api/v1/ground-rules/acknowledgement", 16 * 1024],
    ]) {
      const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
      const send = (size) => server.exchange({ method: "POST", path, headers, body: " ".repeat(size) });
      assert.equal((await send(limit_bytes)).status, 400, "read, and no JSON");
      const { answer, closed } = await sendRaw(
        server.port,
        Buffer.from(crlf(`POST ${path} HTTP/1.1`, "Host: localhost", `Content-Length: ${limit_bytes + 1}`)),
      );
      assert.match(answer, /^HTTP\/1\.1 413 /);
      assert.ok(closed);
    }
  });

  it("the server answers as before", async () => {
    assert.equal((await server.browser().get("/")).status, 200);
  });
});

describe("requests to the API that must not pass", () => {
  let server;
  let hanna;
  let hour;
  const refused = (answer, status, type) => {
    assert.equal(answer.status, status, answer.text);
    assert.equal(answer.headers["content-type"], "application/problem+json");
    assert.equal(answer.json.type, `/problems/${type}`);
    assert.equal(answer.json.status, status);
    assert.ok(answer.json.title.length > 0);
    return answer.json;
  };
  const raw = (path, body, type = "application/json") =>
    server.exchange({
      method: "POST",
      path: `/api/v1${path}`,
      headers: { Authorization: `Bearer ${hanna.token}`, "Content-Type": type },
      body,
    });

  before(async () => {
    server = await startServer({ people: 4 });
    await server.settled();
    hanna = await server.as(people.hanna.address);
    hour = await hanna.hourAt(tuesdaySite, "2027-04-06T06:00:00Z");
  });
  after(() => server.stop());

  it("a member that nobody knows", async () => {
    refused(await hanna.post("/preview", { ...plainCase(), color: "red" }), 422, "unknown-member");
    refused(await hanna.book(hour.id, { ...plainCase(), presenter: "somebody-else" }), 422, "unknown-member");
  });

  it("what is no JSON object, or says that it is something else", async () => {
    for (const body of ["[]", "{", '"text"', "{} {}", "null"]) {
      assert.equal((await raw("/preview", body)).status, 400, body);
    }
    assert.equal((await raw("/preview", "question=a&situation=b", "application/x-www-form-urlencoded")).status, 415);
  });

  it("bytes that are no UTF-8, in JSON and in a form", async () => {
    const broken = Buffer.concat([
      Buffer.from('{"question":"a","situation":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ]);
    assert.equal((await raw("/preview", broken)).status, 400);
    const browser = server.browser();
    await browser.signIn(people.hanna.name);
    const page = await browser.get(`/hours/${hour.id}/case`);
    const csrf = page.forms[0].controls.find(({ name }) => name === "csrf").value;
    const answer = await browser.exchange("POST", `/hours/${hour.id}/preview`, {
      body: `csrf=${csrf}&question=a&situation=%c3%28`,
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        Origin: server.url,
        "Sec-Fetch-Site": "same-origin",
      },
    });
    assert.equal(answer.status, 400);
  });

  it("texts that are missing, too long or hold control characters", async () => {
    const { question, situation } = plainCase();
    for (const draft of [
      { situation },
      { question },
      { question: "   ", situation },
      { question: "a".repeat(301), situation },
      { question, situation: "ä".repeat(4001) },
      { question, situation, tried: "a".repeat(1001) },
      { question, situation: "a\u0000b" },
      { question, situation, age_band: "34" },
      { question: 7, situation },
    ]) {
      refused(await hanna.post("/preview", draft), 422, "invalid-input");
    }
    const { status } = await hanna.post("/preview", { question: "a".repeat(300), situation: "ä".repeat(4000) });
    assert.equal(status, 200, "characters count, not bytes");
  });

  it("R41: a text with identifiers and no decisions, or a hard finding let go", async () => {
    const draft = {
      question: "Miten tuetaan?",
      situation: "Asiakkaan henkilötunnus on 010190-900P, hän toivoo töitä.",
    };
    const { findings } = refused(await hanna.book(hour.id, draft), 422, "identifiers-found");
    const bytes = Buffer.from(draft.situation);
    const words = findings.map(({ begin, end }) => bytes.subarray(begin, end).toString());
    assert.deepEqual(words, ["010190-900P"]);
    const release = findings.map(({ field, begin, end }) => ({ field, begin, end, action: "release" }));
    refused(await hanna.book(hour.id, { ...draft, decisions: release }), 422, "identifiers-found");
    const half = { ...draft, situation: `${draft.situation} Soita Maija Virtaselle 040 123 4567.` };
    const { decisions } = await hanna.masked(draft);
    refused(await hanna.book(hour.id, { ...half, decisions }), 422, "identifiers-found");
    assert.equal((await hanna.hour(hour.id)).free, 3, "nothing was booked");
  });

  it("decisions that are none", async () => {
    for (const decisions of [
      {},
      ["mask"],
      [{ field: "question" }],
      [{ field: "nothing", begin: 0, end: 1, action: "mask" }],
      [{ field: "question", begin: -1, end: 1, action: "mask" }],
      [{ field: "question", begin: 0, end: 1, action: "keep" }],
    ]) {
      refused(await hanna.book(hour.id, { ...plainCase(), decisions }), 422, "invalid-input");
    }
  });

  it("a booking by somebody who has not accepted the ground rules", async () => {
    const niko = await server.as(people.niko.address);
    refused(await niko.book(hour.id, plainCase()), 403, "not-acknowledged-rules");
    refused(await niko.post("/preview", plainCase()), 403, "not-acknowledged-rules");
  });

  it("a booking after the cut-off: 409 with the next hour", async () => {
    const closed = (await hanna.hours()).find(({ state }) => state === "closed");
    const problem = refused(await hanna.book(closed.id, await hanna.masked(plainCase())), 409, "cutoff-passed");
    assert.ok(problem.next_hour.start > closed.start);
    const soon = await hanna.hourAt(tuesdaySite, "2027-03-23T07:00:00Z");
    await server.setTime(soon.cutoff);
    const late = refused(await hanna.book(soon.id, await hanna.masked(plainCase())), 409, "occurrence-cancelled");
    assert.ok(late.next_hour.start > soon.start);
  });

  it("a place that is taken: 409 with the next hour, on the page with the text kept", async () => {
    const submission = await hanna.masked(plainCase());
    for (let number = 1; number <= 3; ++number) {
      const other = await server.as(extraPresenter(number));
      assert.equal((await other.book(hour.id, submission)).status, 201);
    }
    const problem = refused(await hanna.book(hour.id, submission), 409, "occurrence-full");
    assert.equal(problem.next_hour.start, "2027-04-13T06:00:00Z");
    const browser = server.browser();
    await browser.signIn(people.hanna.name);
    const form = await browser.get(`/hours/${hour.id}/case`);
    const { question, situation } = plainCase("uniongelmat");
    const preview = await browser.submit(form, `/hours/${hour.id}/preview`, { question, situation });
    const full = await browser.submit(preview, `/hours/${hour.id}/bookings`, { confirmed: "1" });
    assert.equal(full.status, 409);
    const again = full.form(`/hours/${problem.next_hour.id}/bookings`);
    assert.equal(again.controls.find(({ name }) => name === "situation").value, situation);
    const booked = await browser.submit(full, `/hours/${problem.next_hour.id}/bookings`, { confirmed: "1" });
    assert.match(booked.path, /^\/bookings\//, "one more press books the next hour");
  });

  it("a third case of one presenter in one hour", async () => {
    const next = await hanna.hourAt(tuesdaySite, "2027-04-13T06:00:00Z");
    const other = await server.as(extraPresenter(4));
    const submission = await other.masked(plainCase());
    for (const wanted of [201, 201]) assert.equal((await other.book(next.id, submission)).status, wanted);
    const refusal = await other.book(next.id, submission);
    refused(refusal, 409, "occurrence-full");
    assert.equal(
      (await hanna.withdraw((await hanna.bookings()).find((each) => each.hour.id === next.id).id)).status,
      204,
    );
    refused(await other.book(next.id, submission), 409, "too-many-cases");
  });

  it("the same key for another text", async () => {
    const other = await hanna.hourAt("Rantakylän palvelutori", "2027-04-07T10:00:00Z");
    assert.equal((await hanna.book(other.id, await hanna.masked(plainCase()), "one-key")).status, 201);
    refused(
      await hanna.book(other.id, await hanna.masked(plainCase("muu asia")), "one-key"),
      422,
      "idempotency-mismatch",
    );
  });

  it("what belongs to somebody else, and what does not exist", async () => {
    const sofia = await server.as(people.sofia.address);
    const own = (await hanna.bookings()).find(({ state }) => state === "booked");
    refused(await sofia.withdraw(own.id), 403, "not-member");
    refused(await sofia.withdraw("nothing"), 403, "not-member");
    refused(await sofia.post(`/hours/${hour.id}/cancel`, { reason: "En pidä tästä" }), 403, "not-member");
    refused(await sofia.get(`/hours/${hour.id}/deliveries`), 403, "not-member");
    refused(await sofia.get("/hours/nothing"), 404, "not-found");
    refused(await sofia.get("/nothing"), 404, "not-found");
    refused(await sofia.book("nothing", await sofia.masked(plainCase())), 404, "not-found");
  });

  it("nobody's token, and a method that the route has not", async () => {
    const { api } = await import("./support/api.mjs");
    refused(await api(server, "mt_nobody").get("/me"), 401, "not-signed-in");
    const answer = await server.exchange({ method: "DELETE", path: "/api/v1/hours" });
    assert.equal(answer.status, 405);
    assert.match(answer.headers.allow, /GET/);
  });

  it("an act on an hour that has changed meanwhile, and one without a reason", async () => {
    const paivi = await server.as(people.paivi.address);
    const open = await paivi.hourAt(tuesdaySite, "2027-04-13T06:00:00Z");
    const cancel = (body, headers) => paivi.post(`/hours/${open.id}/cancel`, body, headers);
    refused(await cancel({}, {}), 422, "reason-required");
    refused(await cancel({ reason: "Koulutus" }, { "If-Match": '"r0"' }), 412, "stale-revision");
    const { headers } = await paivi.get(`/hours/${open.id}`);
    assert.equal((await cancel({ reason: "Koulutus" }, { "If-Match": headers.etag })).status, 200);
    refused(await cancel({ reason: "Koulutus" }), 409, "invalid-transition");
  });
});
