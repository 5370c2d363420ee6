// SPDX-License-Identifier: Apache-2.0
// Every page in every language, as a browser shows it: WCAG rules, narrow screens, forced colours, what the script does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { SamplePages } from "./sample_pages.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// What a colour scheme can break.
const colourRules = ["color-contrast", "link-in-text-block"];

let pages;
let browser;

before(async () => {
  pages = await SamplePages.start();
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    chromiumSandbox: process.getuid() !== 0,
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
});

after(async () => {
  await browser?.close();
  await pages?.stop();
});

// Opens one page after the other; `look` returns what is wrong, if anything.
const complaints = async (options, names, look) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const found = [];
  let name;
  page.on("console", (message) => found.push(`${name}: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`${name}: ${error}`));
  page.on("dialog", (dialog) => dialog.accept());
  for (name of names) {
    await page.goto(pages.url(name));
    found.push(...(await look(page)).map((what) => `${name}: ${what}`));
  }
  await context.close();
  return found;
};

const axeComplaints = (runOnly) => async (page) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((values) => axe.run(document, { runOnly: values }), runOnly);
  return violations.map((v) => `${v.id} at ${v.nodes.map((node) => node.target.join(" ")).join(", ")}`);
};

for (const [colorScheme, runOnly] of Object.entries({ light: rules, dark: colourRules })) {
  test(`no page breaks a WCAG 2.2 AA rule that axe knows, in ${colorScheme} colours`, async () => {
    const options = { bypassCSP: true, colorScheme, viewport: { width: 1200, height: 900 } };
    assert.deepEqual(await complaints(options, pages.names("fi"), axeComplaints(runOnly)), []);
  });
}

for (const width of [360, 320]) {
  test(`no page scrolls sideways at ${width} pixels, in any language`, async () => {
    const found = await complaints({ viewport: { width, height: 640 } }, pages.names(), (page) =>
      page.evaluate(() => {
        const over = document.documentElement.scrollWidth - window.innerWidth;
        return over > 0 ? [`${over} px too wide`] : [];
      }),
    );
    assert.deepEqual(found, []);
  });
}

test("in forced colours a ticked box looks different from an empty one", async () => {
  const context = await browser.newContext({ forcedColors: "active" });
  const page = await context.newPage();
  await page.goto(pages.url("preview.fi"));
  const box = page.locator("input[name=mask]").first();
  const ticked = await box.screenshot();
  await page.locator("label[for^=mask]").first().click({ position: { x: 40, y: 8 } });
  await page.mouse.move(0, 0);
  assert.equal(await box.isChecked(), false);
  assert.notDeepEqual(await box.screenshot(), ticked);
  await context.close();
});

test("the shared page follows its hour and leaves the reader where they were", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors = [];
  page.on("console", (message) => errors.push(message.text()));
  const stream = page.waitForResponse((response) => response.url().endsWith("/events"));
  await page.goto(pages.url("session.fi"));
  await stream;
  await page.click("#ending summary");
  await page.check("#not-reached-b3");
  await page.click("#rules summary");
  await page.focus("#hide-b3");
  pages.change("session.fi", "Tunti on käynnissä.", "Tunti on muuttunut.");
  pages.announce();
  await page.getByText("Tunti on muuttunut.").waitFor();
  const seen = await page.evaluate(() => ({
    focus: document.activeElement.id,
    endingOpen: document.getElementById("ending").open,
    rulesOpen: document.getElementById("rules").open,
    ticked: document.getElementById("not-reached-b3").checked,
    said: document.getElementById("announcer").textContent,
  }));
  assert.deepEqual(seen, {
    focus: "hide-b3",
    endingOpen: true,
    rulesOpen: false,
    ticked: true,
    said: "Tunnin tiedot päivittyivät.",
  });
  assert.deepEqual(errors, []);
  await context.close();
});

test("leaving a written text by a link asks first, sending it does not", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    return dialog.accept();
  });
  await page.goto(pages.url("case_form.fi"));
  await page.fill("#question", "abc");
  assert.equal(await page.textContent("#question-count"), "Merkkejä jäljellä: 297");
  await page.click(".top__brand");
  await page.waitForURL("**/");
  assert.equal(asked, 1);
  await page.goto(pages.url("case_form.fi"));
  await page.fill("#question", "abc");
  await page.click("main button[type=submit]");
  await page.waitForURL("**/preview");
  assert.equal(asked, 1);
  await context.close();
});

test("what went wrong has the focus, and its link leads to the field", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pages.url("case_form_refused.sv"));
  assert.equal(await page.evaluate(() => document.activeElement.id), "errors");
  assert.match(await page.title(), /^Fel: /);
  await page.click("#errors a");
  assert.equal(await page.evaluate(() => document.activeElement.id), "question");
  await context.close();
});

test("without the script every form and text is there", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pages.url("session.en"));
  assert.equal(await page.locator("#live article").count(), 5);
  await page.goto(pages.url("case_form.en"));
  assert.equal(await page.textContent("#question-count"), "At most 300 characters.");
  await context.close();
});
