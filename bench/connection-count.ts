import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type CountedWay = { readonly port: number; readonly connections: () => number; readonly close: () => void };

/** Opens a proxy to the port that counts its connections. */
export async function countConnections(targetPort: number): Promise<CountedWay> {
  let connections = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    connections += 1;
    const far = connect(targetPort, "127.0.0.1");
    for (const socket of [near, far]) {
      socket.setNoDelay();
      open.add(socket);
      socket.once("close", () => open.delete(socket));
    }
    near.on("error", () => far.destroy());
    far.on("error", () => near.destroy());
    near.pipe(far).pipe(near);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The counted way has no port");
  return {
    port: address.port,
    connections: () => connections,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
