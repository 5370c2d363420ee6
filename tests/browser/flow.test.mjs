// SPDX-License-Identifier: Apache-2.0
// The main job on the real server in a real browser: a case is booked on a phone, the hour is followed by two people.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { Server } from "../e2e/support/server.mjs";

let server;
let browser;

before(async () => {
  // The demonstration has an hour running twenty minutes before its start, whatever the time.
  server = await new Server({ clock: "2027-03-22T08:00:00Z" }).start();
  await server.settled();
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    chromiumSandbox: process.getuid() !== 0,
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const signedIn = async (name, options = {}) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole("button", { name }).click();
  return { page, complaints };
};

test("a case is booked on a phone, and nothing that was masked is on the page of the booking", async () => {
  const { page, complaints } = await signedIn(/Hanna/, { viewport: { width: 360, height: 740 } });
  await page.locator('a[href$="/case"]').first().click();
  await page.fill("[name=question]", "Miten Maija Mallikkaan kuntoutus jatkuu?");
  await page.fill("[name=situation]", "Maija Mallikas (hetu 010190-900P) soitti numerosta 040 123 4567. Hän odottaa päätöstä.");
  await page.locator('form[action$="/preview"] button[type=submit]').click();
  const shown = await page.locator("main").innerText();
  assert.match(shown, /\[henkilötunnus\]/);
  assert.match(shown, /\[puhelinnumero\]/);
  await page.check("[name=confirmed]");
  await page.locator('[formaction$="/bookings"], form[action$="/bookings"] button').first().click();
  await page.waitForURL(/\/bookings\/[a-z2-7]{26}$/);
  await page.goto(`${server.url}/bookings`);
  const own = await page.locator("main").textContent();
  for (const secret of ["010190-900P", "040 123 4567", "Mallikkaan", "Mallikas"]) {
    assert.ok(!own.includes(secret), `${secret} stands on the page`);
  }
  assert.match(own, /Hän odottaa päätöstä/);
  assert.deepEqual(complaints, []);
});

test("whoever writes a long text is not signed out under it", async () => {
  const { page, complaints } = await signedIn(/Hanna/);
  await page.clock.install();
  await page.locator('a[href$="/case"]').first().click();
  const told = [];
  page.on("request", (request) => request.url().endsWith("/api/v1/me") && told.push(request));
  await page.fill("[name=question]", "Miten");
  await page.clock.fastForward("04:59");
  await page.fill("[name=question]", "Miten tästä");
  assert.equal(told.length, 0);
  await page.clock.fastForward("00:01");
  const answered = page.waitForResponse("**/api/v1/me");
  await page.fill("[name=question]", "Miten tästä eteenpäin?");
  assert.equal((await answered).status(), 200);
  await page.fill("[name=question]", "Miten tästä nyt eteenpäin?");
  assert.equal(told.length, 1);
  assert.deepEqual(complaints, []);
  await page.close({ runBeforeUnload: false });
});

test("the next case and a hidden text reach the other reader's page by themselves", async () => {
  const facilitator = await signedIn(/Risto/);
  await facilitator.page.goto(`${server.url}/sessions`);
  const path = await facilitator.page.locator('main a[href^="/hours/"]').first().getAttribute("href");
  const member = await signedIn(/Kaisa/);
  await facilitator.page.goto(server.url + path);
  await member.page.goto(server.url + path);
  const text = "kuntoutustuki päättyy keväällä";
  await member.page.getByText(text).waitFor();

  await facilitator.page.locator('form[action$="/current"] button').first().click();

  await facilitator.page.locator('form[action$="/hide"] button').first().click();
  await member.page.getByText(text).waitFor({ state: "detached", timeout: 10_000 });
  assert.deepEqual(member.complaints, []);
});
