import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { root } from "../scripts/prepare.mjs";
import { createRandom } from "../tools/random";
import { readActionId } from "../tools/server-action";
import { signIn } from "../tools/sign-in";
import { type Analyst, createAnalysts } from "./people";
import { openStage } from "./stage";
import { strangers, type Target } from "./strangers";
import { type Desk, submitCase } from "./submit-case";
import { toWorld } from "./worlds";

export type FloodOptions = {
  /** The folder of a standalone build. */
  readonly build: string;
  readonly strangers: number;
  /** For each kind. */
  readonly seconds: number;
  /** Only kinds whose name holds this text. */
  readonly only: string;
};

export type FloodRow = {
  readonly kind: string;
  /** The longest answer of /api/health, in milliseconds. */
  readonly health: number;
  /** The longest time a signed-in person waited for a case, in milliseconds. */
  readonly openCase: number;
  readonly opened: number;
  /** The most memory of the portal, in megabytes. Undefined where /proc does not say. */
  readonly memory: number | undefined;
};

export const limits = { health: 1000, openCase: 3000, memory: 400 };

/** Presses kind by kind while somebody works. `say` gets the progress. */
export async function runFlood(options: FloodOptions, say: (text: string) => void): Promise<FloodRow[]> {
  const random = createRandom(1);
  const { build } = options;
  const actions = {
    openCase: readActionId(build, "app/cases/new/action.ts", "openCase"),
    findCases: readActionId(build, "app/cases/new/find-cases.ts", "findCases"),
  };
  const stage = await openStage({ build, secret: `${random.uuid()}${random.uuid()}`, replicas: 1 });
  const account = await stage.openAccount(toWorld("remembered"));
  const desk: Desk = { portal: stage.portal, random, actions, breaksTokens: false };
  const [analyst] = createAnalysts(1);
  if (!analyst || !(await signIn(stage.portal, analyst.jar, analyst.login))) throw new Error("Nobody could sign in.");
  const rows: FloodRow[] = [];
  for (const kind of ["nobody", ...Object.keys(strangers)].filter((name) => name.includes(options.only))) {
    rows.push(await measure(kind, options, desk, analyst));
    say(`  ${kind}: done`);
  }
  await account.close();
  await stage.close();
  return rows;
}

async function measure(kind: string, options: FloodOptions, desk: Desk, analyst: Analyst): Promise<FloodRow> {
  const { portal } = desk;
  const [port = 0] = portal.ports();
  const [pid = 0] = portal.processes();
  const target: Target = { port, actionId: desk.actions.openCase, origin: portal.address };
  const pressing = kind === "nobody" ? undefined : startPressing(kind, options.strangers, target);
  await wait(pressing ? 1000 : 0); // Until the strangers are there.

  const until = performance.now() + options.seconds * 1000;
  let [health, openCase, opened, memory] = [0, 0, 0, 0];
  const look = async () => {
    while (performance.now() < until) {
      health = Math.max(
        health,
        await timed(() => fetch(`http://127.0.0.1:${port}/api/health`).then((answer) => answer.text())),
      );
      memory = Math.max(memory, memoryOf(pid));
      await wait(100);
    }
  };
  const work = async () => {
    do {
      const draft = { title: `Flood ${kind}`, clientToken: desk.random.uuid() };
      openCase = Math.max(
        openCase,
        await timed(async () => {
          const { told } = await submitCase(desk, analyst, draft, () => AbortSignal.timeout(10_000));
          if (told.kind === "opened") opened += 1;
        }),
      );
    } while (performance.now() < until);
  };
  await Promise.all([look(), work()]);
  pressing?.kill("SIGKILL");
  return { kind, health, openCase, opened, memory: memory || undefined };
}

function startPressing(kind: string, count: number, target: Target): ChildProcess {
  const args = ["--import", "tsx", "faults/strangers-main.ts", kind, String(count), JSON.stringify(target)];
  return spawn(process.execPath, args, { cwd: root, stdio: "ignore" });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  // Refused or cut: nobody got an answer.
  const isAnswered = await work().then(
    () => true,
    () => false,
  );
  return isAnswered ? performance.now() - startedAt : Number.POSITIVE_INFINITY;
}

function memoryOf(pid: number): number {
  try {
    const [, kilobytes = "0"] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}
