import { vi } from "vitest";

// One memory for all copies of this module: a test that resets its modules gets a new copy.
const holder = globalThis as typeof globalThis & { casedeskLogLines?: string[] }; // The member is made in the next line.
holder.casedeskLogLines ??= [];
const written = holder.casedeskLogLines;

/**
 * For tests: pino itself, writing into this file's memory in place of standard output.
 * Use: `vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()))`.
 */
export async function pinoInMemory(): Promise<object> {
  const real = await vi.importActual<typeof import("pino")>("pino");
  const stream = { write: (text: string) => void written.push(text) };
  const pino = (options: Parameters<typeof real.pino>[0]) => real.pino(options ?? {}, stream);
  return { ...real, pino: Object.assign(pino, real.pino), default: pino };
}

/** All that was logged since the last look, as it would stand on standard output. */
export function takeLogText(): string {
  return written.splice(0).join("");
}

/** The lines logged since the last look, each read as JSON. */
export function takeLogLines(): Record<string, unknown>[] {
  return takeLogText()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>); // A line that is no object fails the test that reads it.
}
