import { vi } from "vitest";

// Shared by all copies of this module, because resetting modules makes new ones.
const holder = globalThis as typeof globalThis & { casedeskLogLines?: string[] }; // The member is made in the next line.
holder.casedeskLogLines ??= [];
const written = holder.casedeskLogLines;

/**
 * The real pino, writing to memory.
 * Use: `vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()))`.
 */
export async function pinoInMemory(): Promise<object> {
  const real = await vi.importActual<typeof import("pino")>("pino");
  const stream = { write: (text: string) => void written.push(text) };
  const pino = (options: Parameters<typeof real.pino>[0]) => real.pino(options ?? {}, stream);
  return { ...real, pino: Object.assign(pino, real.pino), default: pino };
}

/** Everything logged since the last call. */
export function takeLogText(): string {
  return written.splice(0).join("");
}

/** The lines logged since the last call. */
export function takeLogLines(): Record<string, unknown>[] {
  return takeLogText()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>); // A line that is not an object fails the test that reads it.
}
