import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { demoSettings } from "../scripts/demo-settings.mjs";
import { freePorts } from "../scripts/free-ports.mjs";
import { root } from "../scripts/prepare.mjs";
import { Portal } from "../tools/portal";
import { startProgram, stopProgram } from "../tools/programs";
import { AwsSimulator } from "./aws-simulator";
import type { World } from "./worlds";

/** An AWS account in memory. */
export type Account = { readonly aws: AwsSimulator; readonly close: () => Promise<void> };

export type Stage = {
  readonly portal: Portal;
  /** Starts an empty account at the address that the portal knows. `changes` are of the simulator's configuration. */
  readonly openAccount: (world: World, changes?: object) => Promise<Account>;
  readonly close: () => Promise<void>;
};

/** For the output of every program and what was judged. */
export const logFolder = join(root, ".cache/faults");

// The submit guard has its own tests; here everybody opens cases all day.
const unguarded = { SUBMITS_PER_USER: "1000", SUBMIT_WINDOW_SECONDS: "60" };
const tsx = ["--import", "tsx"];

export type StageSettings = {
  /** The folder of a standalone build. */
  readonly build: string;
  readonly secret: string;
  readonly replicas: number;
  /** What people would type: the portal itself always serves http, as behind a proxy. */
  readonly scheme?: "http" | "https";
  /** Of the portal, beside those of the demo. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Starts a load balancer on the first port, in front of the others. */
  readonly startBalancer?: (port: number, replicas: readonly number[]) => Promise<ChildProcess>;
};

/** Starts the portal and everything around it on free ports. */
export async function openStage({
  build,
  secret,
  replicas,
  scheme = "http",
  settings: more,
  startBalancer,
}: StageSettings): Promise<Stage> {
  const [address = 0, oidc = 0, aws = 0, ...ports] = await freePorts(3 + replicas);
  const settings = demoSettings({ portal: address, oidc, aws }, secret);
  const publicAddress = settings.address.replace("http:", `${scheme}:`);
  const environment = { ...settings.portal, ...unguarded, NEXTAUTH_URL: publicAddress, ...more };
  const isBalanced = startBalancer !== undefined;
  const portal = new Portal({ build, address: publicAddress, isBalanced, ports, environment, logFolder });
  const [identityProvider] = await Promise.all([
    startProgram({
      args: [...tsx, "simulators/oidc/main.ts"],
      settings: { ...settings.oidc, OIDC_SIM_REDIRECT_URIS: `${publicAddress}/api/auth/callback/sso` },
      folder: root,
      readyUrl: `${settings.issuer}/.well-known/openid-configuration`,
      logFile: join(logFolder, "identity-provider.log"),
    }),
    portal.start(),
  ]);
  const balancer = await startBalancer?.(address, ports);
  const awsUrl = `http://127.0.0.1:${aws}`;
  return {
    portal,
    openAccount: async (world, changes) => {
      const program = await startProgram({
        args: [...tsx, "simulators/aws/main.ts"],
        settings: {
          ...settings.aws,
          ...world.settings,
          AWS_SIM_CONFIG: JSON.stringify({ ...JSON.parse(settings.aws.AWS_SIM_CONFIG ?? "{}"), ...changes }),
        },
        folder: root,
        readyUrl: `${awsUrl}/_admin/health`,
        logFile: join(logFolder, "aws.log"),
      });
      return { aws: new AwsSimulator(awsUrl), close: () => stopProgram(program, "SIGTERM") };
    },
    close: async () => {
      const around = [identityProvider, ...(balancer ? [balancer] : [])];
      await Promise.all([portal.stop(), ...around.map((program) => stopProgram(program, "SIGTERM"))]);
    },
  };
}
