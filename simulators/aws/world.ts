import { CaseStore } from "./case-store";
import { type SimulatorConfig, type SimulatorConfigInput, simulatorConfigSchema } from "./config";
import { demoConfig } from "./demo-config";
import { Faults, type FaultyOperation } from "./faults";
import { FileStore } from "./file-store";
import { IssuerKeys } from "./issuer-keys";
import { Journal } from "./journal";
import type { ListOrder } from "./page";
import { Responder } from "./responder";
import { RoleSessions } from "./role-sessions";
import { type RateSettings, Rates } from "./service-limits";

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
  /** Which rates apply at first. Default: none. */
  readonly rates?: RateSettings | undefined;
  /** Whether a comment changes the case's `lastUpdatedDate`. Default true. */
  readonly commentsMoveDate?: boolean | undefined;
  /** The order of lists. Default `time`. */
  readonly listOrder?: ListOrder | undefined;
  /** How AWS names those who write comments. Default `arn`. */
  readonly creators?: "arn" | "account" | undefined;
  /** AWS's responder answers by itself after this long. Default: only when told to by the admin path. */
  readonly responderSeconds?: number | undefined;
  /** The port that takes and gives files. Default 0, which takes any free port. */
  readonly filesPort?: number | undefined;
  /** How long a presigned URL lives. Default 15 minutes. */
  readonly urlSeconds?: number | undefined;
  /** How long the scan of a file takes. Default 1. */
  readonly scanSeconds?: number | undefined;
  /** False if the bytes of files are not kept for a download, in memory. */
  readonly keepsBytes?: boolean | undefined;
  /** The clock, in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
};

export type World = {
  readonly config: SimulatorConfig;
  readonly now: () => number;
  readonly sessions: RoleSessions;
  readonly issuerKeys: IssuerKeys;
  readonly cases: CaseStore;
  readonly files: FileStore;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly rates: Rates;
  readonly responder: Responder;
  readonly listOrder: ListOrder;
  readonly creators: "arn" | "account";
};

const eightHoursInSeconds = 28_800;
const fifteenMinutesInSeconds = 900;

/** Throws a ZodError when the configuration is wrong. */
export function createWorld(options: SimulatorOptions, operations: readonly FaultyOperation[]): World {
  const config = simulatorConfigSchema.parse(options.config ?? demoConfig);
  const now = options.now ?? Date.now;
  const cases = new CaseStore({
    accountId: config.accountId,
    region: config.region,
    file: options.storeFile,
    tokenSeconds: options.tokenSeconds ?? eightHoursInSeconds,
    repeat: options.repeat ?? "replay",
    quotas: options.quotas ?? false,
    commentsMoveDate: options.commentsMoveDate ?? true,
    now,
  });
  return {
    config,
    now,
    sessions: new RoleSessions(),
    issuerKeys: new IssuerKeys(now),
    cases,
    files: new FileStore({
      cases,
      region: config.region,
      now,
      urlSeconds: options.urlSeconds ?? fifteenMinutesInSeconds,
      scanSeconds: options.scanSeconds ?? 1,
      keepsBytes: options.keepsBytes ?? true,
    }),
    journal: new Journal(),
    faults: new Faults(operations),
    rates: new Rates(now, options.rates),
    responder: new Responder({ cases, now, seconds: options.responderSeconds }),
    listOrder: options.listOrder ?? "time",
    creators: options.creators ?? "arn",
  };
}
