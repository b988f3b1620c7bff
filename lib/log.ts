import "server-only";
import { pino } from "pino";
import { env } from "@/lib/env";

type Level = "error" | "warn" | "info";

/**
 * All that a log line may hold. Never a field's content, a token, an e-mail address, a message from AWS or the
 * identity provider, a query string or a body: those have no key here, so they cannot be written.
 */
export type LogFields = {
  event:
    | "endpoint_overridden"
    | "session_created"
    | "session_refused"
    | "session_ended"
    | "authn_failed"
    | "role_assumed"
    | "case_create"
    | "case_read"
    | "case_list"
    | "case_twin"
    | "rate_limited"
    | "input_refused"
    | "foreign_request";
  outcome?: string;
  operation?: string;
  awsRequestId?: string;
  attempts?: number;
  milliseconds?: number;
  status?: number;
  errorName?: string;
  roleLabel?: string;
  caseId?: string;
  setting?: string;
  /** Form paths only, such as `watchers.1.email`. */
  fields?: readonly string[];
};

let logger: ReturnType<typeof pino> | undefined;

/** Writes one JSON line to standard output: the event and the fields of the allow-list that are set. */
export function logEvent(level: Level, fields: LogFields): void {
  logger ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  logger[level](toLogLine(fields));
}

const allowed = [
  "event",
  "outcome",
  "operation",
  "awsRequestId",
  "attempts",
  "milliseconds",
  "status",
  "errorName",
  "roleLabel",
  "caseId",
  "setting",
  "fields",
] as const satisfies readonly (keyof LogFields)[];

/** Copies the allow-listed fields that are set, whatever else the object carries; texts as names: short, and of plain characters. */
export function toLogLine(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    allowed.flatMap((key) =>
      Object.hasOwn(fields, key) && fields[key] !== undefined ? [[key, plain(fields[key])]] : [],
    ),
  );
}

const longestText = 256;

/** JSON escapes line ends, but neither the control sequences of a terminal nor what changes the direction of a text. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "string") return value;
  return value.slice(0, longestText).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "\uFFFD");
}
