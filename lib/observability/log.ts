import "server-only";
import { pino } from "pino";
import { env, SettingsError } from "@/lib/env";
import type { LogFields } from "@/lib/observability/log-fields";
import { countEvent } from "@/lib/observability/metrics";
import { currentClient, currentRequestId, currentUser } from "@/lib/observability/request-context";

type Level = "error" | "warn" | "info";

let logger: ReturnType<typeof pino> | undefined;

/** Also counts the event, whatever the level, so log and metrics cannot differ. */
export function logEvent(level: Level, fields: LogFields): void {
  logger ??= pino({ level: levelOfSettings(), base: null, timestamp: pino.stdTimeFunctions.isoTime });
  countEvent(fields);
  const [requestId, user] = [currentRequestId(), currentUser()];
  const { address, browser } = currentClient();
  const of = { ...(requestId && { requestId }), ...(user && { user }), ...(address && { address }) };
  logger[level](toLogLine({ ...fields, ...of, ...(browser && { browser }) }));
}

// Wrong settings are logged too, at a time when LOG_LEVEL cannot be read.
function levelOfSettings(): string {
  try {
    return env().LOG_LEVEL;
  } catch (error) {
    if (error instanceof SettingsError) return "info";
    throw error;
  }
}

// The compiler asks for every key of LogFields, and refuses any other.
const allowed = Object.keys({
  event: true,
  requestId: true,
  user: true,
  address: true,
  browser: true,
  outcome: true,
  reason: true,
  operation: true,
  awsRequestId: true,
  attempts: true,
  milliseconds: true,
  bytes: true,
  status: true,
  errorName: true,
  roleLabel: true,
  caseId: true,
  setting: true,
  settings: true,
  digest: true,
  route: true,
  place: true,
  fields: true,
} satisfies Record<keyof LogFields, true>) as (keyof LogFields)[]; // Object.keys forgets the names.

/** Drops keys that are not allowed, whatever the types say, and cleans the texts. */
export function toLogLine(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    allowed.flatMap((key) =>
      Object.hasOwn(fields, key) && fields[key] !== undefined ? [[key, plain(fields[key])]] : [],
    ),
  );
}

const longestText = 256;

// JSON escapes line ends, but not terminal control sequences or characters that change the direction of text.
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "string") return value;
  return value.slice(0, longestText).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "\uFFFD");
}
