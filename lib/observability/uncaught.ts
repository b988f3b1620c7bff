import "server-only";
import { basename } from "node:path";
import { logEvent } from "@/lib/observability/log";
import type { LogFields } from "@/lib/observability/log-fields";

// Next reports an error in several places and prints it too. Only the first is logged.
const reported = new WeakSet<object>();

/** Logs name, digest and path pattern. Message and stack may quote what someone typed. */
export function reportUncaught(
  error: unknown,
  { routePath, routeType }: { routePath: string; routeType: string },
): void {
  if (!isFirstReport(error)) return;
  const about = { ...aboutError(error), ...knownComplaint([error]) };
  logEvent("error", { event: "request_failed", outcome: routeType, route: routePath, ...about });
}

const methods = ["error", "warn", "info", "log", "debug", "trace"] as const;

/** Logs an event for whatever is printed: the text may quote what someone typed or sent. */
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
  // Next prints some errors before it reports them, and the report says more.
  if (error) setImmediate(write);
  else write();
}

// Next's refusals, in the portal's words: their text quotes headers.
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

// A stack begins with the message, which can look like a stack itself. If the message has changed since, the place is
// unknown.
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
