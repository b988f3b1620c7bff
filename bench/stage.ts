import { join } from "node:path";
import { demoSettings } from "../scripts/demo-settings.mjs";
import { freePorts } from "../scripts/free-ports.mjs";
import { root } from "../scripts/prepare.mjs";
import { Portal } from "../tools/portal";
import { startProgram, stopProgram } from "../tools/programs";
import { withProbe } from "./probe";

/** Everything that a run talks to. */
export type Stage = {
  readonly portal: Portal;
  /** The port of the portal's only replica, which is also its public address. */
  readonly port: number;
  /** With the portal's secret, by which a session cookie can be read. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where the portal's process tells what it has used. */
  readonly probePort: number;
  readonly awsPort: number;
  readonly awsUrl: string;
  /** The portal's settings and build, to start another one with. */
  readonly build: string;
  /** The address of the bare Next app, and its build. */
  readonly floorUrl: string;
  readonly floorBuild: string;
  readonly close: () => Promise<void>;
};

export const logFolder = join(root, ".cache/bench");

const tsx = ["--import", "tsx"];
// The guard against many submits of one person has tests of its own; here everybody opens cases all day.
const unguarded = { SUBMITS_PER_USER: "1000", SUBMIT_WINDOW_SECONDS: "60" };
// On a slow machine a connection may rest longer than Next keeps it, and would end under the next request.
const patient = { KEEP_ALIVE_TIMEOUT: "60000" };

/** Starts the portal, the bare app and both simulators on free ports. */
export async function openStage(build: string, floorBuild: string, secret: string): Promise<Stage> {
  const [port = 0, oidc = 0, awsPort = 0, floorPort = 0, probePort = 0] = await freePorts(5);
  const demo = demoSettings({ portal: port, oidc, aws: awsPort }, secret);
  const settings = { ...demo.portal, ...unguarded, ...patient };
  const probe = withProbe(probePort);
  const portal = new Portal({
    build,
    address: demo.address,
    ports: [port],
    environment: { ...settings, ...probe.environment },
    nodeArgs: probe.nodeArgs,
    logFolder,
  });
  const floorUrl = `http://127.0.0.1:${floorPort}`;
  const awsUrl = `http://127.0.0.1:${awsPort}`;
  const others = await Promise.all([
    startProgram({
      args: [...tsx, "simulators/oidc/main.ts"],
      settings: demo.oidc,
      folder: root,
      readyUrl: `${demo.issuer}/.well-known/openid-configuration`,
      logFile: join(logFolder, "identity-provider.log"),
    }),
    startProgram({
      args: [...tsx, "simulators/aws/main.ts"],
      settings: demo.aws,
      folder: root,
      readyUrl: `${awsUrl}/_admin/health`,
      logFile: join(logFolder, "aws.log"),
    }),
    startProgram({
      args: ["server.js"],
      settings: { PORT: String(floorPort), HOSTNAME: "127.0.0.1" },
      folder: floorBuild,
      readyUrl: floorUrl,
      logFile: join(logFolder, "floor.log"),
    }),
  ]);
  await portal.start();
  return {
    portal,
    port,
    settings,
    probePort,
    awsPort,
    awsUrl,
    build,
    floorUrl,
    floorBuild,
    close: async () => {
      await portal.stop();
      await Promise.all(others.map((child) => stopProgram(child, "SIGTERM")));
    },
  };
}
