import { join } from "node:path";
import { demoSettings } from "../scripts/demo-settings.mjs";
import { freePorts } from "../scripts/free-ports.mjs";
import { heapLimits } from "../scripts/heap-limits.mjs";
import { root } from "../scripts/prepare.mjs";
import { Portal } from "../tools/portal";
import { startProgram, stopProgram } from "../tools/programs";
import { withProbe } from "./probe";

export type Stage = {
  readonly portal: Portal;
  /** Of the portal's only replica, which is also its public address. */
  readonly port: number;
  /** With the secret, which decrypts a session cookie. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where the portal's process reports its usage. */
  readonly probePort: number;
  readonly awsPort: number;
  readonly awsUrl: string;
  /** The folder of the portal's standalone build. */
  readonly build: string;
  /** The bare Next app. */
  readonly floorUrl: string;
  readonly floorBuild: string;
  readonly close: () => Promise<void>;
};

export const logFolder = join(root, ".cache/bench");

const tsx = ["--import", "tsx"];
// The submit guard has its own tests; here everybody opens cases all day.
const unguarded = { SUBMITS_PER_USER: "1000", SUBMIT_WINDOW_SECONDS: "60" };
// Otherwise Next could close an idle connection just as a slow machine sends the next request.
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
      args: [...heapLimits, "server.js"],
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
