// SPDX-License-Identifier: Apache-2.0
// Every page works without this file. It counts characters, warns before written text is lost, moves the focus to what
// went wrong, keeps the shared page of an hour up to date, and shows the dates of a series while its settings change.
"use strict";

// What went wrong comes first for keyboards and screen readers.
const focusProblem = () => {
  const problem = document.querySelector("#errors, [data-focus]");
  if (problem) problem.focus();
};

// As the server counts: characters, and one for a line break.
const countCharacters = (text) => [...text.replace(/\r\n?/g, "\n")].length;

const watchLength = (field) => {
  const line = document.getElementById(`${field.id}-count`);
  const limit = Number(field.dataset.limit);
  const show = () => {
    const left = limit - countCharacters(field.value);
    const text = left < 0 ? line.dataset.over : line.dataset.left;
    line.textContent = text.replace("{n}", Math.abs(left).toLocaleString(document.documentElement.lang));
    line.classList.toggle("field__count--over", left < 0);
  };
  field.addEventListener("input", show);
  show();
};

// Text lives in the open page only: leaving it by a link, not by the form's own buttons, would lose it.
const guardText = (form) => {
  let leavingByForm = false;
  form.addEventListener("submit", () => {
    leavingByForm = true;
  });
  window.addEventListener("pageshow", () => {
    leavingByForm = false;
  });
  window.addEventListener("beforeunload", (event) => {
    const fields = form.querySelectorAll("textarea, input[type=hidden][name=situation]");
    const written = [...fields].some((field) => field.value.trim() !== "");
    if (written && !leavingByForm) event.preventDefault();
  });
};

// Whoever writes is not idle, but the server sees nothing of it: without a word from here a session would end under a
// long text, and take it along.
const keepSession = (form) => {
  const pause = 5 * 60 * 1000;
  let told = Date.now();
  form.addEventListener("input", () => {
    if (Date.now() - told < pause) return;
    told = Date.now();
    fetch("/api/v1/me").catch(() => {});
  });
};

const announce = (text) => {
  document.getElementById("announcer").textContent = text;
};

// XMLHttpRequest parses HTML by itself and runs nothing in it: no string of markup passes through our hands, which the
// page's Trusted Types would refuse.
const fetchPage = (onPage, onFailure) => {
  const request = new XMLHttpRequest();
  request.open("GET", window.location.pathname);
  request.responseType = "document";
  request.addEventListener("load", () => {
    const fresh = request.status === 200 && request.response ? request.response.getElementById("live") : null;
    if (fresh) onPage(fresh);
    else onFailure();
  });
  request.addEventListener("error", onFailure);
  request.send();
};

const detailsOf = (root) => [...root.querySelectorAll("details[id]")];
const tickedBoxes = (root) => [...root.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.id);

// Replaces what changed and leaves the reader where they were: focus, opened and closed parts, ticked boxes.
const showFresh = (live, fresh) => {
  const focused = live.contains(document.activeElement) ? document.activeElement.id : "";
  const opened = new Map(detailsOf(live).map((part) => [part.id, part.open]));
  const ticked = tickedBoxes(live);
  live.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
  for (const part of detailsOf(live)) part.open = opened.get(part.id) ?? part.open;
  for (const id of ticked) {
    const box = document.getElementById(id);
    if (box) box.checked = true;
  }
  if (focused) (document.getElementById(focused) ?? document.getElementById("content")).focus({ preventScroll: true });
};

const followHour = (live) => {
  let missed = false;
  const refresh = (saying) =>
    fetchPage(
      (fresh) => {
        showFresh(live, fresh);
        announce(saying);
      },
      () => announce(live.dataset.lost),
    );
  const events = new EventSource(live.dataset.events);
  events.addEventListener("changed", () => refresh(live.dataset.updated));
  events.addEventListener("error", () => {
    if (!missed) announce(live.dataset.lost);
    missed = true;
  });
  // Whatever happened while the connection was away was missed.
  events.addEventListener("open", () => {
    if (missed) refresh(live.dataset.updated);
    missed = false;
  });
};

// The server computes the dates: the form as it stands is sent to the address that the button sends it to, and of the
// page that comes back only the dates are taken.
const previewDates = (form) => {
  let waiting = 0;
  let sent = 0;
  const show = () => {
    const request = new XMLHttpRequest();
    const turn = (sent += 1);
    request.open("POST", form.dataset.preview);
    request.responseType = "document";
    request.addEventListener("load", () => {
      const fresh = request.response?.getElementById("dates");
      if (!fresh || turn !== sent) return;
      document.getElementById("dates").replaceWith(document.importNode(fresh, true));
    });
    request.send(new URLSearchParams(new FormData(form)));
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 400);
  });
};

focusProblem();
document.querySelectorAll("textarea[data-limit]").forEach(watchLength);
document.querySelectorAll("form[data-unsaved]").forEach(guardText);
document.querySelectorAll("form[data-unsaved]").forEach(keepSession);
document.querySelectorAll("form[data-preview]").forEach(previewDates);
const live = document.getElementById("live");
if (live) followHour(live);
