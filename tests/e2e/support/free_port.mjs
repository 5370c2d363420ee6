// SPDX-License-Identifier: Apache-2.0
import net from "node:net";

/// A port that is free now; whoever uses it must be ready to find it taken.
export const freePort = () =>
  new Promise((resolve, reject) => {
    const listener = net.createServer();
    listener.on("error", reject);
    listener.listen(0, "127.0.0.1", () => {
      const { port } = listener.address();
      listener.close(() => resolve(port));
    });
  });
