// SPDX-License-Identifier: Apache-2.0
// Follows an event stream as a page with JavaScript does.
import http from "node:http";

import { until } from "./until.mjs";

/// The open stream: { names, next(act), closed, stop() }. Throws when the answer is not 200.
export const follow = (browser, path) =>
  new Promise((resolve, reject) => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const port = browser.server.port;
    const options = {
      host: "127.0.0.1",
      port,
      path,
      agent: false,
      headers: { Host: `localhost:${port}`, Accept: "text/event-stream", Cookie: cookie },
    };
    const request = http.get(options, (answer) => {
      if (answer.statusCode !== 200) {
        request.destroy();
        return reject(new Error(`${path}: ${answer.statusCode}`));
      }
      const stream = {
        type: answer.headers["content-type"],
        names: [],
        text: "",
        closed: false,
        /// Does it, and returns the event that follows.
        async next(act) {
          const before = stream.names.length;
          await act();
          return until("an event", () => stream.names.length > before && stream.names.at(-1));
        },
        stop: () => request.destroy(),
      };
      answer.setEncoding("utf8");
      answer.on("data", (piece) => {
        stream.text += piece;
        stream.names = [...stream.text.matchAll(/^event: ?(.*)$/gm)].map(([, name]) => name);
      });
      answer.on("error", () => {});
      answer.on("close", () => (stream.closed = true));
      resolve(stream);
    });
    request.on("error", reject);
  });
