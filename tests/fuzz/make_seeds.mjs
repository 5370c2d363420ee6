// SPDX-License-Identifier: Apache-2.0
// Writes small inputs for a fuzzer from our own case summaries: node make_seeds.mjs FUZZER FOLDER
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [fuzzer, folder] = process.argv.slice(2);
const golden = new URL("../golden/anonymizer/", import.meta.url);
const mostPerLanguage = 12;
const mostLetters = 150;

// As request_from in fuzz_support.cpp reads them.
const seedOf = {
  fuzz_inspect: (text, lang) => `${String.fromCharCode(lang)}${text}`,
  fuzz_mask_more: (text, lang) => `${String.fromCharCode(lang)}${text.split(" ", 3).join("\n")}\x1e${text}`,
  fuzz_lines: (text, lang) => `${JSON.stringify({ id: lang, text, lang: ["fi", "sv", "en"][lang] })}\n`,
  fuzz_normalise: (text) => text,
}[fuzzer];

mkdirSync(folder, { recursive: true });
["fi", "sv", "en"].forEach((lang, number) => {
  const lines = readFileSync(new URL(`${lang}.jsonl`, golden), "utf8").trim().split("\n").slice(0, mostPerLanguage);
  lines.forEach((line, i) => {
    const text = JSON.parse(line).text.slice(0, mostLetters);
    writeFileSync(join(folder, `${lang}-${i}`), seedOf(text, number));
  });
});
