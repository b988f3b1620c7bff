import "server-only";
import { pino } from "pino";
import { env, SettingsError } from "@/lib/env";
import { countEvent } from "@/lib/metrics";
import { currentRequestId, currentUser } from "@/lib/request-context";

type Level = "error" | "warn" | "info";

/**
 * All that a log line may hold. Never a field's content, a token, an e-mail address, a message from AWS or the
 * identity provider, a query string or a body: those have no key here, so they cannot be written.
 */
export type LogFields = {
  event:
    | "started"
    | "draining"
    | "config_refused"
    | "endpoint_overridden"
    | "session_created"
    | "session_refused"
    | "session_rejected"
    | "session_ended"
    | "authn_failed"
    | "role_assumed"
    | "case_create"
    | "case_duplicate"
    | "aws_call"
    | "rate_limited"
    | "input_refused"
    | "foreign_request"
    | "access_refused"
    | "request_failed"
    | "console";
  /** Set by `logEvent` in a request. */
  requestId?: string;
  /** Who, as a pseudonym (lib/auth/pseudonym.ts); set by `logEvent` once the request's person is known. */
  user?: string;
  outcome?: string;
  /** Why, in a word of the portal's: of a call to AWS a code of lib/result.ts or `invalid`, of a request that failed one of lib/uncaught.ts. */
  reason?: string;
  operation?: string;
  awsRequestId?: string;
  attempts?: number;
  milliseconds?: number;
  status?: number;
  errorName?: string;
  roleLabel?: string;
  caseId?: string;
  setting?: string;
  settings?: readonly string[];
  /** Next's number of an error, which the error page shows. */
  digest?: string;
  /** The pattern of a path, such as `/cases/[caseId]`. */
  route?: string;
  /** Where in the portal's code: a file of the build, line and column. */
  place?: string;
  /** Form paths only, such as `watchers.1.email`. */
  fields?: readonly string[];
};

let logger: ReturnType<typeof pino> | undefined;

/**
 * Writes one JSON line to standard output: the event and the fields of the allow-list that are set, with the request it belongs to. Counts it as
 * well (lib/metrics.ts), whatever the level: what is logged and what is counted cannot differ.
 */
export function logEvent(level: Level, fields: LogFields): void {
  logger ??= pino({ level: levelOfSettings(), base: null, timestamp: pino.stdTimeFunctions.isoTime });
  countEvent(fields);
  const [requestId, user] = [currentRequestId(), currentUser()];
  logger[level](toLogLine({ ...fields, ...(requestId ? { requestId } : {}), ...(user ? { user } : {}) }));
}

/** Wrong settings are to be logged too. */
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
