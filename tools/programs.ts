import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inherited } from "../scripts/inherited.mjs";

export type Program = {
  /** Node by default. */
  readonly command?: string;
  readonly args: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Answers 200 once the program is ready. */
  readonly readyUrl: string;
  /** The program's output is appended to it. */
  readonly logFile: string;
};

const readySeconds = 90;
const running = new Set<ChildProcess>();

/** Resolves when the program answers. Throws when it ends before or does not answer in time. */
export async function startProgram(program: Program): Promise<ChildProcess> {
  mkdirSync(dirname(program.logFile), { recursive: true });
  const log = openSync(program.logFile, "a");
  const child = spawn(program.command ?? process.execPath, program.args, {
    cwd: program.folder,
    // Next's types demand NODE_ENV, which the server sets itself.
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

export async function stopProgram(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

/** Kills everything that is still running. */
export function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok === true;
}
