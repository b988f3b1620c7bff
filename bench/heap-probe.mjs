// Loaded into a server before it starts (node --expose-gc --import): answers how much memory it holds after a collection.
import { createServer } from "node:http";

// biome-ignore lint/style/noProcessEnv: it runs inside the server that is measured, and is told by its environment alone.
const port = Number(process.env.BENCH_PROBE_PORT);

createServer((_request, response) => {
  // What one collection frees can hold other things alive until the next.
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  response.end(JSON.stringify(process.memoryUsage()));
})
  .listen(port, "127.0.0.1")
  .unref();
