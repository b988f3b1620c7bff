// Loaded into a server before it starts (node --expose-gc --import): answers what the process has used so far.
import { createServer } from "node:http";

// biome-ignore lint/style/noProcessEnv: it runs inside the measured server.
const port = Number(process.env.BENCH_PROBE_PORT);

createServer((request, response) => {
  // Objects freed by one collection can keep others alive until the next.
  for (let round = 0; round < 3 && request.url === "/collected"; round += 1) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  response.end(JSON.stringify({ ...process.memoryUsage(), cpuMicroseconds: user + system }));
})
  .listen(port, "127.0.0.1")
  .unref();
