// SPDX-License-Identifier: Apache-2.0
// Serves the sample pages that tests_server_render leaves in a folder, with the assembled static files and the very
// Content-Security-Policy of the server, on a port of its own.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";

const tree = path.resolve(path.dirname(process.env.MATALA ?? "build/dev/matala"));
const source = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const types = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };

// As the server sends it; read from its source so that the two cannot differ.
const pagePolicy = () => {
  const text = readFileSync(path.join(source, "server/http/security_headers.cpp"), "utf8");
  const value = text.match(/page_policy =([^;]*(?:;[^"]*"[^;]*)*?);\n/)[1];
  return [...value.matchAll(/"([^"]*)"/g)].map((piece) => piece[1]).join("");
};

export class SamplePages {
  static async start() {
    const pages = new SamplePages();
    await new Promise((ready) => pages.server.listen(0, "127.0.0.1", ready));
    return pages;
  }

  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), "matala-pages-"));
    execFileSync(path.join(tree, "tests/tests_server_render"), ["--test-case=every page renders*"], {
      env: { ...process.env, MATALA_PAGES: this.folder },
      stdio: "pipe",
    });
    this.policy = pagePolicy();
    this.changed = new Map();
    this.streams = [];
    this.server = createServer((request, response) => this.answer(new URL(request.url, "http://x").pathname, response));
  }

  /// "hours.fi", "preview.sv", ...
  names(language) {
    const ending = language ? `.${language}.html` : ".html";
    return readdirSync(this.folder)
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -".html".length));
  }

  url(name) {
    return `http://127.0.0.1:${this.server.address().port}/${name}`;
  }

  /// From now on the page holds `after` for `before`.
  change(name, before, after) {
    this.changed.set(name, readFileSync(path.join(this.folder, `${name}.html`), "utf8").replace(before, after));
  }

  /// Tells every open page to look again.
  announce() {
    for (const stream of this.streams) stream.write("event: changed\ndata: \n\n");
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
    rmSync(this.folder, { recursive: true });
  }

  answer(where, response) {
    if (where.endsWith("/events")) {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write(": open\n\n");
      this.streams.push(response);
      return;
    }
    try {
      if (where.startsWith("/static/v/")) {
        const bytes = readFileSync(path.join(tree, "static", where.slice("/static/v/".length)));
        response.writeHead(200, { "Content-Type": types[path.extname(where)] });
        response.end(bytes);
        return;
      }
      const page = this.changed.get(where.slice(1)) ?? readFileSync(path.join(this.folder, `${where.slice(1)}.html`));
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": this.policy });
      response.end(page);
    } catch {
      response.writeHead(404, { "Content-Type": "text/html" });
      response.end("<!DOCTYPE html><title>404</title><p>404</p>");
    }
  }
}
