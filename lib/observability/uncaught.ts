import "server-only";
import { basename } from "node:path";
import { logEvent } from "@/lib/observability/log";
import type { LogFields } from "@/lib/observability/log-fields";

/** Errors whose line is written: Next reports one error at several places, and prints it as well. */
const reported = new WeakSet<object>();

/**
 * Logs an error that no code of the portal caught: its name, its digest and the pattern of the path. Its message and its stack may quote what somebody typed,
 * and go nowhere.
 */
export function reportUncaught(
  error: unknown,
  { routePath, routeType }: { routePath: string; routeType: string },
): void {
  if (!isFirstReport(error)) return;
  const about = { ...aboutError(error), ...knownComplaint([error]) };
  logEvent("error", { event: "request_failed", outcome: routeType, route: routePath, ...about });
}

const methods = ["error", "warn", "info", "log", "debug", "trace"] as const;

/**
 * From now on nothing that Next or a package prints reaches standard output or standard error: it may hold an error's message, and with it what somebody typed
 * or a header that somebody sent. A line of the log takes its place, which says as much as may be said.
 */
export function guardConsole(): void {
  for (const method of methods) {
    console[method] = (...printed: unknown[]) => reportPrinted(method, printed);
  }
}

function reportPrinted(method: (typeof methods)[number], printed: unknown[]): void {
  const error = printed.find((value) => value instanceof Error);
  const fields: LogFields = { event: "console", ...(error ? aboutError(error) : {}), ...knownComplaint(printed) };
  const write = () => {
    if (error === undefined || isFirstReport(error)) logEvent(method === "error" ? "error" : "warn", fields);
  };
  // Next prints some errors before it reports them; the report knows more.
  if (error) setImmediate(write);
  else write();
}

/** What Next says of requests that it refuses, in the portal's words; the text itself quotes headers. */
const complaints: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/does not match `origin` header/, "origin-refused"],
  [/^Invalid Server Actions request/, "origin-refused"],
  [/^Failed to find Server Action/, "action-not-found"],
  [/^(?:Body|Request body) exceeded/, "body-too-large"],
];

function knownComplaint(printed: unknown[]): Pick<LogFields, "reason"> {
  const texts = printed.map((value) => (value instanceof Error ? value.message : String(value)));
  const [, reason] = complaints.find(([pattern]) => texts.some((text) => pattern.test(text))) ?? [];
  return reason ? { reason } : {};
}

function isFirstReport(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return true;
  if (reported.has(error)) return false;
  reported.add(error);
  return true;
}

function aboutError(error: unknown): Pick<LogFields, "errorName" | "digest" | "place"> {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const digest = "digest" in error ? String(error.digest) : "";
  const place = placeOf(error);
  return {
    errorName: /^[A-Za-z_$][\w$.]{0,63}$/.test(error.name) ? error.name : "Error",
    ...(/^\w{1,32}(@E\d+)?$/.test(digest) ? { digest } : {}),
    ...(place ? { place } : {}),
  };
}

const frame = /^\s+at (?:.* \()?(?:file:\/\/)?(\/[^()]*\.next\/server\/[^()]*\.js):(\d+):(\d+)\)?$/;

/**
 * Where in the build the error was thrown. A stack begins with the message, which may itself look like a stack: without a message as it was when the stack was
 * written, there is no place.
 */
function placeOf({ name, message, stack = "" }: Error): string | undefined {
  const start = [`${name}: ${message}`, message === "" ? name : ""].find(
    (text) => text && stack.startsWith(`${text}\n`),
  );
  if (start === undefined) return undefined;
  for (const line of stack.slice(start.length).split("\n")) {
    const [, file, row, column] = frame.exec(line) ?? [];
    if (file) return `${basename(file)}:${row}:${column}`;
  }
  return undefined;
}
