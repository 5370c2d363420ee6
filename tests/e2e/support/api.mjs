// SPDX-License-Identifier: Apache-2.0
// A client of the API with one person's token.

import { until } from "./until.mjs";

const onTheWay = ["queued", "sending", "deferred"];

export const api = (server, token) => {
  const call = async (method, path, body, headers = {}) => {
    const answer = await server.exchange({
      method,
      path: `/api/v1${path}`,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? "" : JSON.stringify(body),
    });
    const isJson = /json/.test(answer.headers["content-type"] ?? "");
    return { ...answer, json: isJson ? JSON.parse(answer.text) : undefined };
  };

  const expecting = async (wanted, promise) => {
    const answer = await promise;
    if (answer.status !== wanted)
      throw new Error(`${answer.status} instead of ${wanted}: ${answer.text.slice(0, 500)}`);
    return answer.json;
  };

  return {
    token,
    get: (path, headers) => call("GET", path, undefined, headers),
    post: (path, body, headers) => call("POST", path, body, headers),

    hours: async () => (await expecting(200, call("GET", "/hours"))).hours,
    /// The hour of a site that begins then.
    async hourAt(site, start) {
      const found = (await this.hours()).find((hour) => hour.site === site && hour.start === start);
      if (!found) throw new Error(`no hour of ${site} at ${start}`);
      return found;
    },
    hour: (id) => expecting(200, call("GET", `/hours/${id}`)),
    session: (id) => expecting(200, call("GET", `/hours/${id}/session`)),
    deliveries: async (id) => (await expecting(200, call("GET", `/hours/${id}/deliveries`))).deliveries,
    /// The mails of an hour when none of these kinds is on its way any more.
    delivered(id, kinds) {
      return until(`the mails ${kinds} have left`, async () => {
        const rows = (await this.deliveries(id)).filter((row) => kinds.includes(row.kind));
        return rows.length > 0 && rows.every((row) => !onTheWay.includes(row.state)) && rows;
      });
    },
    bookings: async () => (await expecting(200, call("GET", "/bookings"))).bookings,

    /// The draft with the decision to mask everything that was found in it.
    async masked(draft) {
      const { findings } = await expecting(200, call("POST", "/preview", draft));
      const decisions = findings.map(({ field, begin, end }) => ({ field, begin, end, action: "mask" }));
      return { ...draft, decisions };
    },

    book: (hour, submission, key) =>
      call("POST", `/hours/${hour}/bookings`, submission, key ? { "Idempotency-Key": key } : {}),

    /// Previews, masks everything and books: the booking.
    async bookMasked(hour, draft, key) {
      return expecting(201, this.book(hour, await this.masked(draft), key));
    },

    withdraw: (booking) => call("POST", `/bookings/${booking}/withdrawal`),
  };
};
