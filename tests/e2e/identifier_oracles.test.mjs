// SPDX-License-Identifier: Apache-2.0
// Numbers that other people's libraries call right are masked as what they are, because of their check digit; with a
// wrong one they are masked all the same, because of their form.
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { FinnishSSN } from "finnish-ssn";
import { stdnum } from "stdnum";

import { run } from "./support/program.mjs";
import { choicesOf } from "./support/random.mjs";

const each = 60;
const { below } = choicesOf(20260504);
const digits = (n) => Array.from({ length: n }, () => below(10)).join("");
const two = (n) => String(n).padStart(2, "0");
const day = () => two(1 + below(28));
const month = () => two(1 + below(12));
const year = () => two(below(100));

/// Tries every ending of a number until the oracle accepts one.
const completed = (make, endings, isRight) => {
  for (;;) {
    const start = make();
    const end = endings.find((one) => isRight(start + one));
    if (end !== undefined) return start + end;
  }
};
const upTo = (width) => Array.from({ length: 10 ** width }, (_, n) => String(n).padStart(width, "0"));
const accepts = (oracle) => (code) => oracle.validate(code).isValid;

const mod97 = (text) =>
  BigInt([...text.slice(4), ...text.slice(0, 4)].map((c) => parseInt(c, 36)).join("")) % 97n;

const controls = [..."0123456789ABCDEFHJKLMNPRSTUVWXY"];
const { FI, SE, EE, NO, DK, IS } = stdnum;
const kinds = {
  "finnish-ssn": ["identity_code", () => FinnishSSN.createWithAge(1 + below(99))],
  "fi.hetu": [
    "identity_code",
    () => completed(() => `${day()}${month()}${year()}${["-", "A"][below(2)]}${two(below(80))}2`, controls, accepts(FI.hetu)),
  ],
  "fi.ytunnus": ["business_id", () => completed(() => `${digits(7)}-`, upTo(1), accepts(FI.ytunnus))],
  "fi.alv": ["business_id", () => `FI${completed(() => digits(7), upTo(1), accepts(FI.alv))}`],
  "se.personnummer": [
    "foreign_identity",
    () => completed(() => `${year()}${month()}${day()}-${digits(3)}`, upTo(1), accepts(SE.personnummer)),
  ],
  "ee.ik": ["foreign_identity", () => completed(() => `4${year()}${month()}${day()}${digits(3)}`, upTo(1), accepts(EE.ik))],
  "no.fodselsnummer": [
    "foreign_identity",
    () => completed(() => `${day()}${month()}${two(30 + below(60))}${digits(3)}`, upTo(2), accepts(NO.fodselsnummer)),
  ],
  "dk.cpr": ["foreign_identity", () => completed(() => `${day()}${month()}${two(below(30))}-${digits(3)}`, upTo(1), (code) => accepts(DK.cpr)(code) && danish(code))],
  "is.kennitala": [
    "foreign_identity",
    () => completed(() => `${day()}${month()}${two(30 + below(60))}-${digits(2)}`, ["09", "19", "29", "39", "49", "59", "69", "79", "89", "99"], accepts(IS.kennitala)),
  ],
  iban: [
    "bank_account",
    () => {
      const account = digits(14);
      return completed(() => "FI", upTo(2), (start) => mod97(start + account) === 1n) + account;
    },
  ],
};

// Since 2007 a CPR number may have any check digit; those of the old rule are the ones that can be told.
function danish(code) {
  const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
  return [...code.replace("-", "")].reduce((sum, c, i) => sum + weights[i] * Number(c), 0) % 11 === 0;
}

const anonymize = async (texts) => {
  const input = texts.map((text, id) => JSON.stringify({ id, text, lang: "fi" })).join("\n");
  const { code, out, err } = await run(["anonymize", "--format", "jsonl"], { input });
  assert.equal(code, 0, err);
  return out.trimEnd().split("\n").map((line) => JSON.parse(line));
};

const findingOf = (answer, text, value) => {
  const begin = Buffer.byteLength(text.slice(0, text.indexOf(value)));
  const end = begin + Buffer.byteLength(value);
  return answer.findings.find((one) => one.begin <= begin && end <= one.end);
};

/// The same number with another last character.
const spoilt = (value) => {
  const last = value.at(-1);
  return value.slice(0, -1) + (/\d/.test(last) ? String((Number(last) + 1) % 10) : last === "A" ? "B" : "A");
};

describe("matala anonymize, judged by other libraries", () => {
  for (const [name, [category, make]] of Object.entries(kinds)) {
    const values = Array.from({ length: each }, make);
    const sentence = (value) => `Asiakas antoi tiedon ${value} ja odottaa.`;

    it(`${name}: ${each} right numbers are ${category}, by their check digit`, async () => {
      const texts = values.map(sentence);
      for (const [i, answer] of (await anonymize(texts)).entries()) {
        const found = findingOf(answer, texts[i], values[i]);
        assert.ok(found, answer.text);
        // A number may be right by two rules at once: a Danish one by the Finnish, one in thirty.
        const told = [found.category, found.reason, found.tier].join(" ");
        const twice = category === "foreign_identity" && found.category === "identity_code" && FI.hetu.validate(values[i]).isValid;
        if (!twice) assert.equal(told, `${category} checksum direct`, values[i]);
      }
    });

    it(`${name}: with a wrong last character they are masked by their form`, async () => {
      const wrong = values.map(spoilt);
      const texts = wrong.map(sentence);
      for (const [i, answer] of (await anonymize(texts)).entries()) {
        const found = findingOf(answer, texts[i], wrong[i]);
        assert.ok(found, answer.text);
        assert.equal(found.tier, "direct", wrong[i]);
        assert.ok(!answer.text.includes(wrong[i].slice(-4)), answer.text);
      }
    });
  }
});
