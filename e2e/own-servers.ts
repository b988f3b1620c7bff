import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { demoSettings } from "../scripts/demo-settings.mjs";
import { serverUnderTest } from "../scripts/e2e-programs.mjs";
import { freePorts } from "../scripts/free-ports.mjs";
import { root } from "../scripts/prepare.mjs";
import { type Program, startProgram, stopProgram } from "../tools/programs";
import { type SimulatedAws, simulatedAwsAt } from "./aws";
import { test } from "./test";

type Environment = Readonly<Record<string, string>>;

const logFolder = join(root, ".cache/e2e");
const startSeconds = 180;

/** Servers for one test file, with settings of their own, or to be killed. */
export class OwnServers {
  readonly address: string;
  readonly aws: SimulatedAws;
  readonly #portal: Program;
  readonly #simulators: readonly Program[];
  readonly #running: ChildProcess[] = [];
  #portalProcess: ChildProcess | undefined;

  private constructor([portal = 0, oidc = 0, aws = 0]: number[], changes: { portal: Environment; aws: Environment }) {
    const settings = demoSettings({ portal, oidc, aws }, randomBytes(32).toString("base64url"));
    const awsAddress = `http://127.0.0.1:${aws}`;
    this.address = settings.address;
    this.aws = simulatedAwsAt(() => awsAddress);
    this.#portal = {
      args: [serverUnderTest()],
      settings: { ...settings.portal, ...changes.portal },
      folder: root,
      readyUrl: `${settings.address}/api/health`,
      logFile: join(logFolder, `portal-${portal}.log`),
    };
    // Another run may have had the same port.
    rmSync(this.#portal.logFile, { force: true });
    this.#simulators = [
      {
        args: ["--import", "tsx", "simulators/oidc/main.ts"],
        settings: settings.oidc,
        folder: root,
        readyUrl: `${settings.issuer}/.well-known/openid-configuration`,
        logFile: join(logFolder, "identity-provider.log"),
      },
      {
        args: ["--import", "tsx", "simulators/aws/main.ts"],
        settings: { ...settings.aws, ...changes.aws },
        folder: root,
        readyUrl: `${awsAddress}/_admin/health`,
        logFile: join(logFolder, "aws.log"),
      },
    ];
  }

  /** Resolves when all three answer. */
  static async start(changes: { portal?: Environment; aws?: Environment }): Promise<OwnServers> {
    const servers = new OwnServers(await freePorts(3), { portal: {}, aws: {}, ...changes });
    const starts = [...servers.#simulators.map((program) => servers.#start(program)), servers.startPortal()];
    const failed = (await Promise.allSettled(starts)).find(({ status }) => status === "rejected");
    if (!failed) return servers;
    await servers.stop();
    throw new Error("The servers of this file did not start.", { cause: failed });
  }

  /** Restarts at the same address with the first settings and these changes, from another build if given. */
  async startPortal(changes: Environment = {}, server = serverUnderTest()): Promise<void> {
    const settings = { ...this.#portal.settings, ...changes };
    this.#portalProcess = await this.#start({ ...this.#portal, args: [server], settings });
  }

  /** All output of the portal's processes so far. */
  get portalOutput(): string {
    return readFileSync(this.#portal.logFile, "utf8");
  }

  /** The portal's log so far. */
  get portalLog(): Record<string, unknown>[] {
    const lines = this.portalOutput.split("\n").filter((line) => line.startsWith("{") && line.endsWith("}"));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>); // Whoever looks at a member checks it.
  }

  /** By SIGTERM. Resolves with the exit code. */
  async endPortal(): Promise<number | null> {
    if (this.#portalProcess) await stopProgram(this.#portalProcess, "SIGTERM");
    return this.#portalProcess?.exitCode ?? null;
  }

  /** By SIGKILL, so that nothing is finished. */
  async killPortal(): Promise<void> {
    if (this.#portalProcess) await stopProgram(this.#portalProcess, "SIGKILL");
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.map((child) => stopProgram(child, "SIGKILL")));
  }

  async #start(program: Program): Promise<ChildProcess> {
    const child = await startProgram(program);
    this.#running.push(child);
    return child;
  }
}

/** Our test, against its own servers with these settings. */
export function testWithOwnServers(changes: Parameters<typeof OwnServers.start>[0]) {
  return test.extend<object, { ownServers: OwnServers }>({
    ownServers: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
      async ({}, use) => {
        const servers = await OwnServers.start(changes);
        await use(servers);
        await servers.stop();
      },
      { scope: "worker", timeout: startSeconds * 1000 },
    ],
    baseURL: async ({ ownServers }, use) => use(ownServers.address),
    aws: async ({ ownServers }, use) => use(ownServers.aws),
  });
}
