import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inherited } from "../scripts/inherited.mjs";

/** A program: what it is given, and how one knows that it is up. */
export type Program = {
  /** Node, when nothing else is said. */
  readonly command?: string;
  readonly args: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Answers 200 when the program is ready. */
  readonly readyUrl: string;
  /** Gets all that the program prints, added to what it holds. */
  readonly logFile: string;
};

const readySeconds = 90;
const running = new Set<ChildProcess>();

/** Starts the program and resolves when it answers. Throws when it ends before, or does not answer in time. */
export async function startProgram(program: Program): Promise<ChildProcess> {
  mkdirSync(dirname(program.logFile), { recursive: true });
  const log = openSync(program.logFile, "a");
  const child = spawn(program.command ?? process.execPath, program.args, {
    cwd: program.folder,
    // Next declares NODE_ENV as always there; it is set by the server itself.
    env: { ...inherited(), ...program.settings } as NodeJS.ProcessEnv,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  running.add(child);
  child.once("exit", () => running.delete(child));
  const until = performance.now() + readySeconds * 1000;
  while (performance.now() < until && child.exitCode === null && child.signalCode === null) {
    if (await answers(program.readyUrl)) return child;
    await wait(40);
  }
  await stopProgram(child, "SIGKILL");
  throw new Error(`${program.args.join(" ")} did not get ready; what it printed is in ${program.logFile}.`);
}

/** Ends the program and resolves when it is gone. */
export async function stopProgram(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

/** Ends at once whatever was started and still runs. */
export function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok === true;
}
