import { CaseStore } from "./case-store";
import { type SimulatorConfig, type SimulatorConfigInput, simulatorConfigSchema } from "./config";
import { demoConfig } from "./demo-config";
import { Faults, type FaultyOperation } from "./faults";
import { IssuerKeys } from "./issuer-keys";
import { Journal } from "./journal";
import { RoleSessions } from "./role-sessions";

export type SimulatorOptions = {
  /** Default 0, which takes any free port. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  /** Default: the demo's account. */
  readonly config?: SimulatorConfigInput | undefined;
  /** A file that keeps cases, comments and client tokens across restarts. */
  readonly storeFile?: string | undefined;
  /** How long a client token is remembered. Default 8 hours; 0 forgets it at once. */
  readonly tokenSeconds?: number | undefined;
  /** What a repeated request gets. Default `replay`. */
  readonly repeat?: "replay" | "conflict" | undefined;
  /** Whether AWS's default quotas apply. Default false. */
  readonly quotas?: boolean | undefined;
  /** The clock, in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
};

export type World = {
  readonly config: SimulatorConfig;
  readonly now: () => number;
  readonly sessions: RoleSessions;
  readonly issuerKeys: IssuerKeys;
  readonly cases: CaseStore;
  readonly journal: Journal;
  readonly faults: Faults;
};

const eightHoursInSeconds = 28_800;

/** Throws a ZodError when the configuration is wrong. */
export function createWorld(options: SimulatorOptions, operations: readonly FaultyOperation[]): World {
  const config = simulatorConfigSchema.parse(options.config ?? demoConfig);
  const now = options.now ?? Date.now;
  return {
    config,
    now,
    sessions: new RoleSessions(),
    issuerKeys: new IssuerKeys(now),
    cases: new CaseStore({
      accountId: config.accountId,
      region: config.region,
      file: options.storeFile,
      tokenSeconds: options.tokenSeconds ?? eightHoursInSeconds,
      repeat: options.repeat ?? "replay",
      quotas: options.quotas ?? false,
      now,
    }),
    journal: new Journal(),
    faults: new Faults(operations),
  };
}
