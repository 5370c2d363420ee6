// SPDX-License-Identifier: Apache-2.0
// Reads messages as a mail program does: headers, parts, and the calendar part with ical.js.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import ICAL from "ical.js";

const fromQuotedPrintable = (text) =>
  Buffer.from(
    text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  );

// RFC 2047: what stands between two encoded words is not part of the text.
const decodeWords = (value) =>
  value
    .replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, "$1")
    .replace(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi, (_, charset, how, text) => {
      if (charset.toLowerCase() !== "utf-8") throw new Error(`charset ${charset}`);
      if (how.toLowerCase() === "b") return Buffer.from(text, "base64").toString("utf8");
      return fromQuotedPrintable(text.replace(/_/g, " ")).toString("utf8");
    });

const readHeaders = (head) => {
  const headers = {};
  for (const line of head.replace(/\r\n[ \t]+/g, " ").split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = decodeWords(line.slice(colon + 1).trim());
  }
  return headers;
};

const parameterOf = (value, name) => new RegExp(`;\\s*${name}="?([^";]+)"?`, "i").exec(value)?.[1];

const decodeBody = (body, encoding = "7bit") => {
  if (encoding.toLowerCase() === "quoted-printable") return fromQuotedPrintable(body).toString("utf8");
  if (encoding.toLowerCase() === "base64") return Buffer.from(body, "base64").toString("utf8");
  return Buffer.from(body, "latin1").toString("utf8");
};

const readPart = (source) => {
  const split = source.indexOf("\r\n\r\n");
  const headers = readHeaders(source.slice(0, split));
  const body = source.slice(split + 4);
  const contentType = headers["content-type"] ?? "text/plain";
  const type = contentType.split(";")[0].trim().toLowerCase();
  const boundary = parameterOf(contentType, "boundary");
  if (!boundary)
    return { type, contentType, headers, parts: [], text: decodeBody(body, headers["content-transfer-encoding"]) };
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1);
  const parts = pieces.filter((piece) => piece.startsWith("\r\n")).map((piece) => readPart(piece.slice(2)));
  return { type, contentType, headers, parts, text: "" };
};

const leavesOf = (part) => (part.parts.length === 0 ? [part] : part.parts.flatMap(leavesOf));

const addressIn = (value = "") => (/<([^>]+)>/.exec(value)?.[1] ?? value).trim();

const readCalendar = (part) => {
  const calendar = new ICAL.Component(ICAL.parse(part.text));
  const [event, ...more] = calendar.getAllSubcomponents("vevent");
  if (!event || more.length > 0) throw new Error("not exactly one event");
  const value = (name) => event.getFirstPropertyValue(name)?.toString();
  return {
    mimeMethod: parameterOf(part.contentType, "method"),
    method: calendar.getFirstPropertyValue("method"),
    uid: value("uid"),
    sequence: event.getFirstPropertyValue("sequence"),
    status: value("status"),
    summary: value("summary"),
    location: value("location"),
    start: event.getFirstPropertyValue("dtstart").toJSDate().toISOString().replace(".000", ""),
    stamp: event.getFirstPropertyValue("dtstamp").toJSDate().toISOString().replace(".000", ""),
    organizer: value("organizer").replace(/^mailto:/i, ""),
    attendees: event.getAllProperties("attendee").map((each) => each.getFirstValue().replace(/^mailto:/i, "")),
    isRecurring: event.hasProperty("rrule"),
  };
};

/// Danger: reads only what our own server writes (CRLF, UTF-8).
export const readMail = (bytes) => {
  const source = bytes.toString("latin1");
  const whole = readPart(source);
  const leaves = leavesOf(whole);
  const textOfType = (type) => leaves.find((leaf) => leaf.type === type)?.text ?? "";
  const calendarPart = leaves.find((leaf) => leaf.type === "text/calendar");
  const attachment = leaves.find((leaf) => leaf.type === "application/ics");
  const text = textOfType("text/plain");
  const html = textOfType("text/html");
  return {
    source,
    structure: whole,
    headers: whole.headers,
    from: addressIn(whole.headers.from),
    to: addressIn(whole.headers.to),
    subject: whole.headers.subject,
    messageId: addressIn(whole.headers["message-id"]),
    text,
    html,
    calendar: calendarPart ? readCalendar(calendarPart) : null,
    attachment: attachment?.text ?? null,
    links: [
      ...new Set(
        [...`${text}\n${html}`.matchAll(/https?:\/\/[^\s"'<>)]+/g)].map(([url]) => url.replace(/&amp;/g, "&")),
      ),
    ],
  };
};

/// All messages of the folder by name, which begins with the time of writing.
export const readMails = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".eml"))
    .sort()
    .map((name) => ({ name, ...readMail(readFileSync(join(folder, name))) }));
