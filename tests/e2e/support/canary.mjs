// SPDX-License-Identifier: Apache-2.0
// Invented identities, and a search for any trace of them in whatever bytes a server leaves behind.

const firstNames = (
  "Juhani Maria Johannes Helena Mikael Anneli Tapani Johanna Olavi Kaarina Antero Marjatta Matti Kristiina Timo Liisa " +
  "Pekka Tuula Kari Ritva Jari Leena Antti Päivi Jukka Satu Markku Minna Ville Hanna Sami Sari Janne Laura Heikki Anna Eero Katja"
).split(" ");
const surnames = (
  "Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Lehtinen Saarinen Salminen " +
  "Heinonen Niemi Heikkilä Kinnunen Salonen Turunen Laitinen Salo Tuominen Rantanen Karjalainen Jokinen Mattila Savolainen " +
  "Lahtinen Ahonen Johansson Karlsson Nyman Lindholm"
).split(" ");
const streets =
  "Koivutie Mäntykuja Rantakatu Kirkkotie Asemakatu Peltotie Niittykatu Harjukatu Koulukatu Lehtokuja".split(" ");
const checkCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";

const digits = (number, length) => String(number).padStart(length, "0");
const plain = (text) => text.toLowerCase().replace(/[äå]/g, "a").replace(/ö/g, "o");

const personCode = (choices) => {
  const day = digits(1 + choices.below(28), 2) + digits(1 + choices.below(12), 2) + digits(40 + choices.below(60), 2);
  const number = digits(2 + choices.below(898), 3);
  return `${day}-${number}${checkCharacters[Number(day + number) % 31]}`;
};

/// A person who does not exist: { first, last, code, phone, email, street }.
export const inventPerson = (choices) => {
  const first = choices.pick(firstNames);
  const last = choices.pick(surnames);
  return {
    first,
    last,
    code: personCode(choices),
    phone: `0${choices.pick(["40", "44", "45", "50"])} ${digits(choices.below(1000), 3)} ${digits(choices.below(10_000), 4)}`,
    email: `${plain(first)}.${plain(last)}${choices.below(1000)}@posti.example.net`,
    street: `${choices.pick(streets)} ${10 + choices.below(89)}`,
  };
};

/// What betrays the person, each with a name for the report.
export const tracesOf = ({ first, last, code, phone, email, street }) => [
  ["code", code],
  ["phone", phone],
  ["phone without spaces", phone.replaceAll(" ", "")],
  ["e-mail", email],
  ["name", `${first} ${last}`],
  ["name in a list", `${last} ${first}`],
  ["name in a list", `${last}, ${first}`],
  ["street", street],
];

const fold = (text) => text.toLowerCase();

// As fold() does, for the letters that the identities have, whatever else the bytes are.
const foldBytes = (bytes) => {
  const folded = Buffer.from(bytes);
  for (let i = 0; i < folded.length; ++i) {
    if (folded[i] >= 0x41 && folded[i] <= 0x5a) folded[i] += 0x20;
    else if (i > 0 && folded[i - 1] === 0xc3 && folded[i] >= 0x80 && folded[i] <= 0x9e) folded[i] += 0x20;
  }
  return folded;
};

// The part of the base64 text that is the same whatever stands before and behind, for each of the three alignments.
const inBase64 = (text) =>
  [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
    const whole = bytes.toString("base64").replace(/=+$/, "");
    const begin = Math.ceil((shift * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return whole.slice(begin, end);
  });

const inHtml = (text) => [...text].map((c) => (c.codePointAt(0) > 126 ? `&#${c.codePointAt(0)};` : c)).join("");
const inJson = (text) =>
  [...text].map((c) => (c.codePointAt(0) > 126 ? `\\u${digits(c.codePointAt(0).toString(16), 4)}` : c)).join("");
const windowsOf = (text, size) =>
  Array.from({ length: Math.max(0, text.length - size + 1) }, (_, begin) => text.slice(begin, begin + size));

const shortest = 8;

/// Finds many texts at once in large buffers: in any case, as base64, hex, UTF-16, URL-, HTML- and JSON-escaped.
export class Search {
  constructor() {
    this.exact = new Map();
    this.folded = new Map();
    this.texts = 0;
  }

  /// With `pieces`, eight characters of it in a row count as well.
  add(label, text, { pieces = false } = {}) {
    ++this.texts;
    const seek = (map, form, how) => {
      const bytes = Buffer.isBuffer(form) ? form : Buffer.from(form);
      if (bytes.length < shortest) throw new Error(`too short to search for: ${label}`);
      const key = bytes.latin1Slice(0, shortest);
      if (!map.has(key)) map.set(key, []);
      map.get(key).push({ bytes, label: `${label} (${how})` });
    };
    const low = fold(text);
    seek(this.folded, low, "as it is");
    seek(this.folded, Buffer.from(low, "utf16le"), "UTF-16");
    seek(this.folded, Buffer.from(text).toString("hex"), "hex");
    for (const [how, form] of [
      ["URL", encodeURIComponent(text)],
      ["form", new URLSearchParams([["", text]]).toString().slice(1)],
      ["HTML", inHtml(text)],
      ["JSON", inJson(text)],
    ]) {
      if (fold(form) !== low) seek(this.folded, fold(form), how);
    }
    for (const form of inBase64(text)) seek(this.exact, form, "base64");
    for (const piece of pieces ? windowsOf(low, shortest) : []) seek(this.folded, piece, "a piece");
  }

  /// The labels of what stands in the bytes.
  in(bytes) {
    return [...this.scan(bytes, this.exact), ...this.scan(foldBytes(bytes), this.folded)];
  }

  *scan(bytes, map) {
    // Most places do not begin like any of the texts; two bytes tell that quickly.
    const begins = new Uint8Array(1 << 16);
    for (const key of map.keys()) begins[(key.charCodeAt(0) << 8) | key.charCodeAt(1)] = 1;
    for (let at = 0; at + shortest <= bytes.length; ++at) {
      if (!begins[(bytes[at] << 8) | bytes[at + 1]]) continue;
      for (const { bytes: wanted, label } of map.get(bytes.latin1Slice(at, at + shortest)) ?? []) {
        if (bytes.subarray(at, at + wanted.length).equals(wanted)) yield label;
      }
    }
  }
}
