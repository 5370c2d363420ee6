// SPDX-License-Identifier: Apache-2.0
// Invented people are written into cases in every way there is; afterwards nothing that the server keeps, sends, says or
// shows holds a trace of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";

import { FinnishSSN } from "finnish-ssn";

import { Search, inventPerson, tracesOf } from "./support/canary.mjs";
import { filesBelow } from "./support/folder.mjs";
import { memoryOf, whyUnreadable } from "./support/memory.mjs";
import { extraPresenter, people } from "./support/people.mjs";
import { full } from "./support/program.mjs";
import { choicesOf, newSeed } from "./support/random.mjs";
import { startServer } from "./support/server.mjs";

const identities = full ? 1000 : 200;
const seed = newSeed();
const choices = choicesOf(seed);

const stories = [
  {
    language: "fi",
    text: ({ first, last, code, phone, email, street }) => ({
      question: `Miten ${first} ${last} saa tukea?`,
      situation: `Asiakas ${first} ${last}, henkilötunnus ${code}, asuu osoitteessa ${street}. Hänet tavoittaa numerosta ${phone} ja osoitteesta ${email}. Työhön paluu mietityttää.`,
    }),
  },
  {
    language: "fi",
    text: ({ first, last, code, phone, email, street }) => ({
      question: "Mikä on seuraava askel?",
      situation: `Nimi: ${first} ${last}\nHetu: ${code}\nPuhelin: ${phone}\nSähköposti: ${email}\nOsoite: ${street}`,
      tried: `Soitin ${first} ${last}lle numeroon ${phone.replaceAll(" ", "")}.`,
    }),
  },
  {
    language: "sv",
    text: ({ first, last, code, phone, email, street }) => ({
      question: `Hur kan vi stöda ${first} ${last}?`,
      situation: `Klienten ${first} ${last} (${code}) bor på adressen ${street}, telefon ${phone}, e-post ${email}. Klienten vill arbeta igen.`,
    }),
  },
  {
    language: "en",
    text: ({ first, last, code, phone, email, street }) => ({
      question: `How can ${first} ${last} be supported?`,
      situation: `The client ${first} ${last}, personal identity code ${code}, lives at ${street}. Phone ${phone}, e-mail ${email}.`,
    }),
  },
];

describe(`${identities} invented people (MATALA_SEED=${seed})`, () => {
  const search = new Search();
  const persons = Array.from({ length: identities }, () => inventPerson(choices));
  let server;
  let presenter;
  let author;
  let hours;
  let csrf;
  const forms = new Map();
  const shown = [];

  before(async () => {
    for (const person of persons) {
      for (const [what, text] of tracesOf(person)) {
        search.add(`${what} ${text}`, text, { pieces: what === "code" || what === "phone" });
      }
    }
    server = await startServer({ people: 2 });
    presenter = await server.as(extraPresenter(1));
    author = server.browser();
    await author.signIn("Kuormittaja 002");
    hours = (await presenter.hours()).filter(({ bookable }) => bookable);
  });
  after(() => server.stop());

  // What another member of the hour sees.
  const watch = async (hour) => {
    const member = await server.as(people.gunilla.address);
    const page = server.browser();
    await page.signIn(people.gunilla.name);
    for (const answer of [await page.get(`/hours/${hour}`), await member.get(`/hours/${hour}/session`)]) {
      assert.equal(answer.status, 200);
      shown.push(answer.html ?? answer.text);
    }
  };

  const throughApi = async (hour, draft) => {
    const undecided = await presenter.book(hour, draft);
    assert.equal(undecided.status, 422, "nothing is masked silently");
    return (await presenter.bookMasked(hour, draft)).id;
  };

  const throughPages = async (hour, { language, ...draft }) => {
    if (!forms.has(hour)) forms.set(hour, await author.get(`/hours/${hour}/case`));
    const form = forms.get(hour);
    const preview = await author.submit(form, `/hours/${hour}/preview`, { ...draft, text_language: language });
    const booked = await author.submit(preview, `/hours/${hour}/bookings`, { confirmed: "1" });
    assert.match(booked.path, /^\/bookings\/\w+$/, booked.text);
    shown.push(booked.html);
    csrf = booked.forms[0].controls.find(({ name }) => name === "csrf").value;
    return booked.path.split("/").at(-1);
  };

  const withdraw = async (booking, inBrowser) => {
    const left = await (inBrowser
      ? author.post(`/bookings/${booking}/withdraw`, { csrf })
      : presenter.withdraw(booking));
    assert.equal(left.status, inBrowser ? 303 : 204);
  };

  it("are real to the eye: their codes are valid", () => {
    for (const { code } of persons) assert.ok(FinnishSSN.validate(code), code);
  });

  it("pass through preview and booking, by pages and by the API", async () => {
    for (const [number, person] of persons.entries()) {
      const { language, text } = stories[number % stories.length];
      const hour = hours[number % hours.length].id;
      const inBrowser = Math.floor(number / stories.length) % 2 === 0;
      const draft = { ...text(person), language };
      const booking = inBrowser ? await throughPages(hour, draft) : await throughApi(hour, draft);
      if (number % 8 === 0) await watch(hour);
      // A place for the next one; the last ones stay.
      if (number >= identities - 4) continue;
      await withdraw(booking, inBrowser);
    }
    shown.push((await presenter.get("/bookings")).text, (await author.get("/bookings")).html);
  });

  it("are nowhere else on any page that others read", () => {
    assert.ok(shown.length > identities / 4);
    assert.deepEqual([...search.in(Buffer.from(shown.join("\n")))], []);
  });

  it("are gone from the memory of the process", async (t) => {
    const why = whyUnreadable(server.child.pid);
    if (why) return t.skip(why);
    const known = new Search();
    known.add("a presenter's address", extraPresenter(1));
    const found = [];
    let control = 0;
    for (const area of memoryOf(server.child.pid)) {
      found.push(...search.in(area));
      control += [...known.in(area)].length;
    }
    assert.deepEqual(found, []);
    assert.ok(control > 0, "what must be there is found");
  });

  const traces = () => {
    const found = [];
    for (const file of filesBelow(server.folder)) {
      for (const label of search.in(readFileSync(file))) found.push(`${file}: ${label}`);
    }
    for (const { name, text, html, subject } of server.mails()) {
      for (const label of search.in(Buffer.from(`${subject}\n${text}\n${html}`))) found.push(`${name}: ${label}`);
    }
    for (const label of search.in(Buffer.from(server.output))) found.push(`output: ${label}`);
    return found;
  };

  it("are in no file, mail or line of output while it runs, nor when it has stopped", async (t) => {
    await server.settled();
    assert.ok(
      filesBelow(server.data).some((file) => file.endsWith("-wal")),
      "the log of the database is searched too",
    );
    assert.deepEqual(traces(), []);
    await server.stop();
    assert.deepEqual(traces(), []);
    const bytes = filesBelow(server.folder).reduce((sum, file) => sum + readFileSync(file).length, 0);
    t.diagnostic(`seed ${seed}: ${search.texts} texts of ${identities} people sought in ${bytes} bytes of files`);
    await server.start();
  });

  it("would have been found: a name that its author lets stand is in the database", async () => {
    const person = inventPerson(choices);
    const name = `${person.first} ${person.last}`;
    const draft = { question: "Miten tuetaan?", situation: `Asiakas ${name} palaa töihin.` };
    const { findings } = (await presenter.post("/preview", draft)).json;
    assert.ok(findings.length > 0, "the name is a finding");
    const decisions = findings.map(({ field, begin, end }) => ({ field, begin, end, action: "release" }));
    const answer = await presenter.book(hours[0].id, { ...draft, decisions });
    assert.equal(answer.status, 201, answer.text);
    const seen = new Search();
    seen.add(name, name);
    const found = filesBelow(server.data).filter((file) => [...seen.in(readFileSync(file))].length > 0);
    assert.ok(found.some((file) => file.includes("matala.db")));
  });
});

describe("the search", () => {
  const text = "Järvinen Päivi, 010190-900P";
  const forms = {
    "as it is": text,
    "in capitals": text.toUpperCase(),
    "in base64": `xx${Buffer.from(`ab${text}c`).toString("base64")}`,
    "in base64, one byte on": Buffer.from(`abc${text}`).toString("base64"),
    "in base64, two bytes on": Buffer.from(`a${text}bc`).toString("base64"),
    "in hex": Buffer.from(text).toString("hex"),
    "in UTF-16": Buffer.from(text, "utf16le"),
    "in an address": encodeURIComponent(text),
    "in a form": new URLSearchParams({ a: text }).toString(),
    "in HTML": text.replaceAll("ä", "&#228;"),
    "in JSON": text.replaceAll("ä", "\\u00e4"),
    "in pieces": text.slice(11, 19),
  };
  for (const [how, form] of Object.entries(forms)) {
    it(`finds a text ${how}`, () => {
      const search = new Search();
      search.add("it", text, { pieces: true });
      const bytes = Buffer.concat([Buffer.alloc(1001, "matala "), Buffer.from(form), Buffer.alloc(77, 0xc3)]);
      assert.ok([...search.in(bytes)].length > 0);
      assert.deepEqual([...search.in(Buffer.alloc(1001, "matala "))], []);
    });
  }
});
