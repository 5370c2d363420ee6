// SPDX-License-Identifier: Apache-2.0
// What the clients of a server that is killed again and again were told, and what must therefore hold. Pure: judges
// lists, asks nobody.
import assert from "node:assert/strict";

/// An entry per booking that a client asked for: { presenter, key, outcome: "unknown" | "booked" | "refused",
/// withdrawal: "none" | "unknown" | "done", code, id }. `listed` is the presenter's own list as the server shows it.
/// Throws when an acknowledged booking is lost, one stands twice, or one stands that nobody asked for.
export const checkBookings = (entries, listed) => {
  const known = entries.filter(({ outcome }) => outcome === "booked");
  for (const { code, withdrawal } of known) {
    const rows = listed.filter((row) => row.code === code);
    assert.ok(rows.length > 0, `the acknowledged case ${code} is lost`);
    const standing = rows.filter(({ state }) => state === "booked").length;
    const seen = `${code}: ${rows.map(({ state, hour }) => `${state} ${hour.start} ${hour.state}`).join(", ")}`;
    // When no later hour of the series has room, the case of an hour that nobody held waits without a place.
    const waits =
      standing === 0 &&
      rows.some(({ state, hour }) => state === "moved" && ["lapsed", "archived"].includes(hour.state));
    if (withdrawal === "none" && !waits) assert.equal(standing, 1, `a booking stands ${standing} times, ${seen}`);
    if (withdrawal === "done") assert.equal(standing, 0, `a booking stands although it was withdrawn, ${seen}`);
  }
  const codes = new Set(known.map(({ code }) => code));
  const strangers = listed.filter(({ code }) => !codes.has(code)).map(({ code }) => code);
  assert.deepEqual(strangers, [], "cases that no client was told of");
};

const stateWord = (mail) => /^[\p{Lu} ]+(?=:)/u.exec(mail.subject)?.[0] ?? "";
const caseCode = (mail) => /K-[0-9A-Z]{4}/.exec(mail.text)?.[0] ?? "";

/// Words of the subjects whose mails are told apart by recipient, calendar entry, sequence and case.
const tellable = /^(VARATTU|BOKAD|BOOKED|PERUTTU|INSTÄLLD|CANCELLED|VAHVISTETTU|BEKRÄFTAD|CONFIRMED)$/;

/// `mails` in the order of acceptance. Throws when two mails with different Message-IDs say the same, when one
/// Message-ID stands for two mails, or when more copies came than kills explain. Returns the number of copies.
export const checkCopies = (mails, kills) => {
  const saidBy = new Map();
  const firstOf = new Map();
  let copies = 0;
  for (const mail of mails) {
    const first = firstOf.get(mail.messageId);
    if (first) {
      assert.deepEqual([mail.to, mail.subject], [first.to, first.subject], "one Message-ID for two mails");
      ++copies;
    }
    firstOf.set(mail.messageId, first ?? mail);
    const word = stateWord(mail);
    if (!tellable.test(word)) continue;
    const said = [word, mail.to, mail.calendar?.uid, mail.calendar?.sequence, caseCode(mail)].join(" ");
    assert.equal(saidBy.get(said) ?? mail.messageId, mail.messageId, `said twice under two Message-IDs: ${said}`);
    saidBy.set(said, mail.messageId);
  }
  assert.ok(copies <= kills, `${copies} copies after ${kills} kills`);
  return copies;
};

/// `standing` as the server lists it. Throws when the confirmation of a case in the hour it was booked for never came.
export const checkConfirmations = (standing, mails) => {
  const confirmed = new Set(mails.filter((mail) => /^(VARATTU|BOKAD|BOOKED)$/.test(stateWord(mail))).map(caseCode));
  const missing = standing.map(({ code }) => code).filter((code) => !confirmed.has(code));
  assert.deepEqual(missing, [], "bookings without their confirmation");
};

/// `hours` as { id, state, expecting: addresses that must believe in the hour }. Each address's last word about an hour
/// must be what is true: REQUEST for those, CANCEL for everybody else who was ever told REQUEST.
export const checkLastWords = (hours, mails) => {
  for (const hour of hours) {
    const last = new Map();
    for (const mail of mails.filter(({ calendar }) => calendar?.location.endsWith(`/hours/${hour.id}`))) {
      const known = last.get(mail.to);
      if (!known || mail.calendar.sequence >= known.sequence) last.set(mail.to, mail.calendar);
    }
    const believers = [...last].filter(([, { method }]) => method === "REQUEST").map(([address]) => address);
    assert.deepEqual(believers.sort(), [...hour.expecting].sort(), `who believes in the ${hour.state} hour ${hour.id}`);
  }
};
