import { join } from "node:path";
import { root } from "../scripts/prepare.mjs";

/** Memory in megabytes, and milliseconds of CPU since the server's start. */
export type Usage = { readonly heap: number; readonly resident: number; readonly cpu: number };

/** How to start node so that the process reports its usage at the port. */
export function withProbe(port: number) {
  return {
    nodeArgs: ["--expose-gc", "--import", join(root, "bench/server-probe.mjs")],
    environment: { BENCH_PROBE_PORT: String(port) },
  } as const;
}

/** After a garbage collection. */
export const readMemory = (port: number): Promise<Usage> => ask(port, "/collected");

export const readCpu = async (port: number): Promise<number> => (await ask(port, "/")).cpu;

async function ask(port: number, path: string): Promise<Usage> {
  const answer: unknown = await (await fetch(`http://127.0.0.1:${port}${path}`)).json();
  const read = (name: string) => Number(Reflect.get(Object(answer), name));
  return { heap: read("heapUsed") / 1_000_000, resident: read("rss") / 1_000_000, cpu: read("cpuMicroseconds") / 1000 };
}
