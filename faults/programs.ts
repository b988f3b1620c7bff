import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

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

const readySeconds = 60;
const running = new Set<ChildProcess>();

/** Starts the program and resolves when it answers. Throws when it ends before, or does not answer within a minute. */
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

/** Ports that are free now, on both loopback addresses. They are held together before any is let go, so they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok === true;
}

/** Where a program runs, never how it is set: a variable left over in the shell must not change what is judged. */
function inherited(): Record<string, string | undefined> {
  const names = /^(PATH|HOME|USER|TMPDIR|TEMP|TMP|LANG|LC_.*|SystemRoot)$/i;
  // biome-ignore lint/style/noProcessEnv: handed on to the programs; nothing here is read.
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => names.test(name)));
}
