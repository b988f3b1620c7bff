import { CaseStore } from "./case-store";
import { type SimulatorConfig, type SimulatorConfigInput, simulatorConfigSchema } from "./config";
import { demoConfig } from "./demo-config";
import { Faults, type FaultyOperation } from "./faults";
import { IssuerKeys } from "./issuer-keys";
import { Journal } from "./journal";
import { RoleSessions } from "./role-sessions";

/** How AWS should behave where it leaves a choice, and where the simulator listens. */
export type SimulatorOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  /** The account to play; the demo's when absent. */
  readonly config?: SimulatorConfigInput | undefined;
  /** A file in which cases and client tokens outlive a restart. */
  readonly storeFile?: string | undefined;
  /** How long a client token is remembered; default 8 hours, 0 forgets at once. */
  readonly tokenSeconds?: number | undefined;
  /** What a repeated client token with the same content gets; default `replay`. */
  readonly repeat?: "replay" | "conflict" | undefined;
  /** Whether AWS's default quotas are kept; default false. */
  readonly quotas?: boolean | undefined;
  /** The simulator's clock, milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
};

/** Everything that one running simulator knows. */
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

/** A world without cases, unless its store file holds some. Throws a ZodError when the configuration is wrong. */
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
