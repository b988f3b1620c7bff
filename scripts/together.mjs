import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root } from "./prepare.mjs";

/**
 * @typedef {object} Program
 * @property {string} name what a person would call it, after "the"
 * @property {string[]} args of node
 * @property {Record<string, string>} settings
 * @property {number} port
 * @property {string} portVariable the variable that moves it
 * @property {string} readyUrl answers 200 when it is ready
 * @property {boolean} [shown] whether its output goes to the terminal instead of a file
 */

const readySeconds = 90;
const stopSeconds = 8;
const lastLines = 20;
const logs = join(root, ".cache/demo");

/**
 * Runs the programs until Ctrl-C or SIGTERM, and calls `whenReady` once each answers. When one ends, shows its last
 * lines, stops the others and exits with 1. Reports a port that is taken before it starts anything.
 * @param {Program[]} programs
 * @param {() => void} whenReady
 */
export async function runTogether(programs, whenReady) {
  for (const program of programs) await requireFreePort(program);
  mkdirSync(logs, { recursive: true });
  const running = programs.map(start);

  let stopping = false;
  /** @param {number} code */
  const stop = async (code) => {
    if (stopping) return;
    stopping = true;
    await Promise.all(running.map(stopOne));
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
  for (const { program, child, tail } of running) {
    child.once("exit", (code, signal) => {
      if (stopping) return;
      process.stderr.write(
        `\nThe ${program.name} stopped (${signal ?? `exit code ${code}`}). Its last lines:\n${tail()}\n`,
      );
      void stop(1);
    });
  }

  try {
    await Promise.all(programs.map(requireReady));
    if (!stopping) whenReady();
  } catch (error) {
    if (stopping) return;
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    await stop(1);
  }
}

/** @param {Program} program */
function start(program) {
  const child = spawn(process.execPath, program.args, {
    cwd: root,
    env: /** @type {NodeJS.ProcessEnv} Next declares NODE_ENV as always there */ ({
      ...inherited(),
      ...program.settings,
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = createWriteStream(join(logs, `${program.name.replaceAll(" ", "-")}-${program.port}.log`));
  let end = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      end = (end + text)
        .split("\n")
        .slice(-lastLines - 1)
        .join("\n");
      log.write(text);
      if (program.shown) process.stdout.write(text);
    });
  }
  return { program, child, tail: () => end.trimEnd() };
}

/** @param {ReturnType<typeof start>} running */
async function stopOne({ child }) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), stopSeconds * 1000);
  await ended;
  clearTimeout(timer);
}

/** The part of the environment that a program gets. A variable left over in the shell must not change the demo. */
function inherited() {
  const names =
    /^(PATH|HOME|USER|SHELL|TERM|TMPDIR|TEMP|TMP|TZ|LANG|LC_.*|SystemRoot|LOG_LEVEL|OIDC_SIM_.*|AWS_SIM_.*)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => names.test(name)));
}

/** @param {Program} program */
async function requireFreePort({ name, port, portVariable }) {
  for (const host of ["127.0.0.1", "::1"]) {
    const server = createServer();
    try {
      await once(server.listen(port, host), "listening");
      await once(server.close(), "close");
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} what listen reports */ (error);
      if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") continue;
      throw new Error(
        code === "EADDRINUSE"
          ? `Port ${port} is taken, and the ${name} needs it. Stop what uses it, or set ${portVariable} to a free port.`
          : `Port ${port} cannot be used (${code}), and the ${name} needs it. Set ${portVariable} to another.`,
      );
    }
  }
}

/** @param {Program} program */
async function requireReady({ name, readyUrl }) {
  const until = performance.now() + readySeconds * 1000;
  while (performance.now() < until) {
    const answer = await fetch(readyUrl, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error(`The ${name} did not answer at ${readyUrl} within ${readySeconds} s. Its output is in ${logs}.`);
}
