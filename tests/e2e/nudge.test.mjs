// SPDX-License-Identifier: Apache-2.0
// The one optional mail: asked for on a page, sent once, ended with one click from the mail program (RFC 8058).
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { people } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";

describe("R16: a nudge to who asked for it", () => {
  let server;
  let hanna;
  const nudges = () => server.mails().filter(({ subject }) => subject.startsWith("TILAA"));
  const asks = async () => /Saat viestin, jos tunnille/.test((await hanna.get("/hours")).text);

  before(async () => {
    server = await startServer({ clock: "2027-03-29T08:00:00Z" });
    await server.settled();
    hanna = server.browser();
    await hanna.signIn(people.hanna.name);
    const page = await hanna.get("/hours");
    const [form] = page.forms.filter(({ action }) => action === "/nudges");
    assert.ok(form);
    await hanna.submit(page, "/nudges");
  });
  after(() => server.stop());

  it("is sent two working days before an hour without a case, and can be ended from its header", async () => {
    assert.ok(await asks());
    assert.equal(nudges().length, 0);
    // Tuesday 13 April; 09:00 on the Friday before.
    await server.setTime("2027-04-09T06:00:00Z");
    await server.mailsGone();
    const [mail, ...more] = nudges();
    assert.equal(more.length, 0);
    assert.equal(mail.to, people.hanna.address);
    assert.equal(mail.calendar, null);
    assert.equal(mail.headers["list-unsubscribe-post"], "List-Unsubscribe=One-Click");
  });

  it("opening the address changes nothing; the mail program's POST, without cookie and origin, ends it", async () => {
    const address = /^<(.*)>$/.exec(nudges()[0].headers["list-unsubscribe"])[1];
    const path = address.slice(address.indexOf("/unsubscribe"));
    assert.equal((await server.browser().get(path)).status, 200);
    // Time has passed: she signs in again.
    await hanna.signIn(people.hanna.name);
    assert.ok(await asks());
    const answer = await server.exchange({
      method: "POST",
      path,
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
    assert.equal(answer.status, 200);
    assert.ok(!(await asks()));
  });
});
