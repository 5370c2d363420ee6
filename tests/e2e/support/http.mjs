// SPDX-License-Identifier: Apache-2.0
// One exchange over HTTP, and one over a bare socket for requests that no HTTP library would send.
import http from "node:http";
import net from "node:net";

/// { status, headers, text }. Throws when the connection breaks before the answer is whole. `headOnly` hangs up after the
/// head: an event stream has no end.
export const exchange = ({ port, method = "GET", path, headers = {}, body = "", agent = false, headOnly = false }) =>
  new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const length = method === "GET" || method === "HEAD" ? {} : { "Content-Length": bytes.length };
    const request = http.request(
      { host: "127.0.0.1", port, method, path, agent, headers: { Host: `localhost:${port}`, ...length, ...headers } },
      (answer) => {
        if (headOnly) {
          resolve({ status: answer.statusCode, headers: answer.headers, text: "" });
          return request.destroy();
        }
        const pieces = [];
        answer.on("data", (piece) => pieces.push(piece));
        answer.on("error", reject);
        answer.on("end", () => {
          if (!answer.complete) return reject(new Error("the answer is not whole"));
          const whole = Buffer.concat(pieces);
          resolve({ status: answer.statusCode, headers: answer.headers, bytes: whole, text: whole.toString("utf8") });
        });
      },
    );
    request.on("error", (error) => reject(new Error(`${method} ${path}: ${error.message}`, { cause: error })));
    request.end(bytes);
  });

/// Sends the bytes as they are: { answer, closed }. Settles when the server closes or falls silent for the deadline.
export const sendRaw = (port, bytes, { deadline_ms = 20_000 } = {}) =>
  new Promise((resolve, reject) => {
    const socket = net.connect({ host: "127.0.0.1", port });
    let answer = "";
    const silence = setTimeout(() => finish(false), deadline_ms);
    const finish = (closed) => {
      clearTimeout(silence);
      socket.destroy();
      resolve({ answer, closed });
    };
    socket.setEncoding("latin1");
    socket.on("data", (piece) => (answer += piece));
    socket.on("end", () => finish(true));
    socket.on("error", (error) => (answer ? finish(true) : reject(error)));
    socket.write(bytes);
  });
