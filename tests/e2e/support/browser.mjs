// SPDX-License-Identifier: Apache-2.0
// A browser without JavaScript: keeps the cookie, follows redirects, fills and submits forms.
import { formsOf, headingOf, linksOf, textOf } from "./html.mjs";

class Page {
  constructor(path, answer) {
    Object.assign(this, { path, status: answer.status, headers: answer.headers, html: answer.text });
  }

  get forms() {
    return formsOf(this.html);
  }
  get links() {
    return linksOf(this.html);
  }
  get text() {
    return textOf(this.html);
  }
  get heading() {
    return headingOf(this.html);
  }

  /// The form that goes to this address (or whose button does).
  form(action) {
    const goesThere = (form) => form.action === action || form.buttons.some((button) => button.formaction === action);
    const found = this.forms.find(goesThere);
    if (!found) throw new Error(`no form to ${action} on ${this.path}:\n${this.text.slice(0, 1500)}`);
    return found;
  }

  has(action) {
    return this.forms.some((form) => form.action === action);
  }
}

// What the form would send, with the test's values for its controls. A value of null leaves the control out.
const fieldsOf = (form, filled) => {
  const names = new Set([...form.controls, ...form.buttons].map((control) => control.name));
  for (const name of Object.keys(filled)) {
    if (!names.has(name)) throw new Error(`the form to ${form.action} has no control "${name}"`);
  }
  const fields = new URLSearchParams();
  for (const { name, value, on } of form.controls) {
    if (!(name in filled) && on) fields.append(name, value);
  }
  for (const [name, value] of Object.entries(filled)) {
    for (const each of value === null ? [] : [value].flat()) fields.append(name, each);
  }
  return fields;
};

class Browser {
  constructor(server, { language = "fi" } = {}) {
    this.server = server;
    this.language = language;
    this.cookies = new Map();
  }

  async exchange(method, path, { body, headers = {}, headOnly } = {}) {
    const sent = { "Accept-Language": this.language, ...headers };
    if (this.cookies.size) sent.Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await this.server.exchange({ method, path, headers: sent, body, headOnly });
    for (const line of answer.headers["set-cookie"] ?? []) this.keep(line);
    return answer;
  }

  keep(line) {
    const [name, value] = line.split(";")[0].split("=");
    if (/;\s*max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  /// The page at the end of all redirects.
  async get(path) {
    const answer = await this.exchange("GET", path, { headers: { "Sec-Fetch-Site": "same-origin" } });
    return this.follow(path, answer);
  }

  async follow(path, answer) {
    if (answer.status === 303) return this.get(answer.headers.location);
    return new Page(path, answer);
  }

  /// The answer itself, redirects not followed. `headers` replace those that a browser would send.
  post(path, fields, headers = {}) {
    return this.exchange("POST", path, {
      body: new URLSearchParams(fields).toString(),
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        Origin: this.server.url,
        "Sec-Fetch-Site": "same-origin",
        ...headers,
      },
    });
  }

  /// Fills the page's form to `action` and presses the button that goes there.
  async submit(page, action, filled = {}) {
    return this.follow(action, await this.post(action, fieldsOf(page.form(action), filled)));
  }

  /// Signs in as one of the invented people, by the button of the demonstration.
  async signIn(name, next) {
    const page = await this.get(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
    const button = page.form("/demo/sign-in").buttons.find((each) => each.text.startsWith(name));
    if (!button) throw new Error(`nobody is called ${name}`);
    return this.submit(page, "/demo/sign-in", { person: button.value });
  }
}

export const browser = (server, options) => new Browser(server, options);
