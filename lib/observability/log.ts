import "server-only";
import { pino } from "pino";
import { env, SettingsError } from "@/lib/env";
import type { LogFields } from "@/lib/observability/log-fields";
import { countEvent } from "@/lib/observability/metrics";
import { currentRequestId, currentUser } from "@/lib/observability/request-context";

type Level = "error" | "warn" | "info";

let logger: ReturnType<typeof pino> | undefined;

/**
 * Writes one JSON line to standard output: the fields of the allow-list that are set, and the request. Also counts it
 * (metrics.ts), whatever the level, so that log and metrics cannot differ.
 */
export function logEvent(level: Level, fields: LogFields): void {
  logger ??= pino({ level: levelOfSettings(), base: null, timestamp: pino.stdTimeFunctions.isoTime });
  countEvent(fields);
  const [requestId, user] = [currentRequestId(), currentUser()];
  logger[level](toLogLine({ ...fields, ...(requestId ? { requestId } : {}), ...(user ? { user } : {}) }));
}

/** Wrong settings must be logged too. */
function levelOfSettings(): string {
  try {
    return env().LOG_LEVEL;
  } catch (error) {
    if (error instanceof SettingsError) return "info";
    throw error;
  }
}

const allowed = [
  "event",
  "requestId",
  "user",
  "outcome",
  "reason",
  "operation",
  "awsRequestId",
  "attempts",
  "milliseconds",
  "status",
  "errorName",
  "roleLabel",
  "caseId",
  "setting",
  "settings",
  "digest",
  "route",
  "place",
  "fields",
] as const satisfies readonly (keyof LogFields)[];

/** The allow-listed fields that are set, their texts shortened and without control characters. */
export function toLogLine(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    allowed.flatMap((key) =>
      Object.hasOwn(fields, key) && fields[key] !== undefined ? [[key, plain(fields[key])]] : [],
    ),
  );
}

const longestText = 256;

/** JSON escapes line ends, but neither terminal control sequences nor what changes a text's direction. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "string") return value;
  return value.slice(0, longestText).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "\uFFFD");
}
