// SPDX-License-Identifier: Apache-2.0
// A mail server on loopback that keeps what it accepted. A message counts only once its last line has come: a client that
// died in the middle has delivered nothing.
import { SMTPServer } from "smtp-server";

import { readMail } from "./mail.mjs";

/// `refuses` is asked for each recipient: true turns it away for now (451), as a server that greylists does.
export const startSink = async ({ refuses = () => false, port = 0 } = {}) => {
  const accepted = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    // A client keeps its connection for the next mail.
    closeTimeout: 100,
    disableReverseLookup: true,
    onRcptTo(address, session, done) {
      if (!refuses()) return done();
      done(Object.assign(new Error("come back later"), { responseCode: 451 }));
    },
    onData(stream, session, done) {
      const pieces = [];
      stream.on("data", (piece) => pieces.push(piece));
      stream.on("error", () => {});
      stream.on("end", () => {
        const mail = readMail(Buffer.concat(pieces));
        accepted.push({ envelope: session.envelope.rcptTo.map(({ address }) => address), ...mail });
        done();
      });
    },
  });
  // A client that is killed resets its connection.
  server.on("error", () => {});
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    port: server.server.address().port,
    accepted,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
};

/// Settings under which a server hands its mail to the sink.
export const settingsFor = (port) => `[mail]
transport = "smtp"
smtp_host = "127.0.0.1"
smtp_port = ${port}
smtp_security = "none"
`;
