import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { demoSettings } from "../scripts/demo-settings.mjs";
import { serverUnderTest } from "../scripts/e2e-programs.mjs";
import { freePorts } from "../scripts/free-ports.mjs";
import { inherited } from "../scripts/inherited.mjs";
import { type SimulatedAws, simulatedAwsAt } from "./aws";
import { test } from "./test";

type Environment = Readonly<Record<string, string>>;
type Program = { readonly args: readonly string[]; readonly settings: Environment; readonly readyUrl: string };

const root = fileURLToPath(new URL("../", import.meta.url));
const readySeconds = 90;

/** A portal, an identity provider and a simulated AWS for the tests of one file alone: set as no other, or to be killed. */
export class OwnServers {
  readonly address: string;
  readonly aws: SimulatedAws;
  readonly #portal: Program;
  readonly #simulators: readonly Program[];
  readonly #running: ChildProcess[] = [];
  #portalProcess: ChildProcess | undefined;
  #portalOutput = "";

  private constructor([portal = 0, oidc = 0, aws = 0]: number[], changes: { portal: Environment; aws: Environment }) {
    const settings = demoSettings({ portal, oidc, aws }, randomBytes(32).toString("base64url"));
    const awsAddress = `http://127.0.0.1:${aws}`;
    this.address = settings.address;
    this.aws = simulatedAwsAt(() => awsAddress);
    this.#portal = {
      args: [serverUnderTest()],
      settings: { ...settings.portal, ...changes.portal },
      readyUrl: `${settings.address}/api/health`,
    };
    this.#simulators = [
      {
        args: ["--import", "tsx", "simulators/oidc/main.ts"],
        settings: settings.oidc,
        readyUrl: `${settings.issuer}/.well-known/openid-configuration`,
      },
      {
        args: ["--import", "tsx", "simulators/aws/main.ts"],
        settings: { ...settings.aws, ...changes.aws },
        readyUrl: `${awsAddress}/_admin/health`,
      },
    ];
  }

  /** Starts all three, with these settings changed; resolves when each answers. */
  static async start(changes: { portal?: Environment; aws?: Environment }): Promise<OwnServers> {
    const servers = new OwnServers(await freePorts(3), { portal: {}, aws: {}, ...changes });
    try {
      await Promise.all([...servers.#simulators.map((program) => servers.#start(program)), servers.startPortal()]);
      return servers;
    } catch (error) {
      await servers.stop();
      throw error;
    }
  }

  /** Starts the portal at the same address, with the settings it had at first but for these, and from another build if one is given. */
  async startPortal(changes: Environment = {}, server = serverUnderTest()): Promise<void> {
    const settings = { ...this.#portal.settings, ...changes };
    this.#portalProcess = await this.#start({ ...this.#portal, args: [server], settings }, (text) => {
      this.#portalOutput += text;
    });
  }

  /** All that the portal's processes have written so far, on standard output and standard error. */
  get portalOutput(): string {
    return this.#portalOutput;
  }

  /** The lines of the portal's log so far, each read as JSON. */
  get portalLog(): Record<string, unknown>[] {
    const lines = this.#portalOutput.split("\n").filter((line) => line.startsWith("{") && line.endsWith("}"));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>); // Whoever looks at a member checks it.
  }

  /** Asks the portal's process to end, with SIGTERM. Resolves with its exit code when it has. */
  async endPortal(): Promise<number | null> {
    if (this.#portalProcess) await end(this.#portalProcess, "SIGTERM");
    return this.#portalProcess?.exitCode ?? null;
  }

  /** Ends the portal's process with SIGKILL: what it was doing stays undone. */
  async killPortal(): Promise<void> {
    if (this.#portalProcess) await end(this.#portalProcess, "SIGKILL");
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.map((child) => end(child, "SIGKILL")));
  }

  async #start({ args, settings, readyUrl }: Program, onOutput?: (text: string) => void): Promise<ChildProcess> {
    const child = spawn(process.execPath, args, {
      cwd: root,
      // Next declares NODE_ENV as always there; the server sets it itself.
      env: { ...inherited(), ...settings } as NodeJS.ProcessEnv,
      stdio: onOutput ? ["ignore", "pipe", "pipe"] : "ignore",
    });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", onOutput ?? (() => {}));
    this.#running.push(child);
    const until = performance.now() + readySeconds * 1000;
    while (performance.now() < until && child.exitCode === null) {
      const answer = await fetch(readyUrl, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer?.ok) return child;
      await wait(100);
    }
    throw new Error(`${args.join(" ")} did not answer at ${readyUrl}.`);
  }
}

/** Playwright's test with our fixtures, against servers of its own with these settings changed. */
export function testWithOwnServers(changes: Parameters<typeof OwnServers.start>[0]) {
  return test.extend<object, { ownServers: OwnServers }>({
    ownServers: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
      async ({}, use) => {
        const servers = await OwnServers.start(changes);
        await use(servers);
        await servers.stop();
      },
      { scope: "worker", timeout: 2 * readySeconds * 1000 },
    ],
    baseURL: async ({ ownServers }, use) => use(ownServers.address),
    aws: async ({ ownServers }, use) => use(ownServers.aws),
  });
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
