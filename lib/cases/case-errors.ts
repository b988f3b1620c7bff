import {
  type ActionFailure,
  type ActionIssue,
  type ActionResult,
  type FailureCode,
  failed,
  invalid,
} from "@/lib/result";
import { toFieldPath } from "./aws-field-path";
import type { CaseInput } from "./case-schema";

/**
 * What a failed CreateCase means, from whatever AWS's client threw. An answer that does not rule out an open case is unclear. AWS's own words are used only for the
 * fields of a ValidationException.
 *
 * The client throws the error of its last attempt. An earlier attempt may have opened the case although its answer was lost, so pass the errors of the
 * earlier attempts as well: with an unclear one among them, a refusal of the last attempt is unclear too.
 */
export function toFailure(error: unknown, input: CaseInput, earlierErrors: readonly unknown[] = []): ActionResult {
  const reason = toReason(error, earlierErrors);
  const details = detailsOf(error);
  return reason === "invalid" ? invalid(fieldIssues(error, input), details.awsRequestId) : failed(reason, details);
}

/** Why a case was not opened, or is not known to be: "invalid" when AWS refused fields, else the failure's code. */
export type Reason = FailureCode | "invalid";

/** The reason in one word, by the same rules as `toFailure`. */
export function toReason(error: unknown, earlierErrors: readonly unknown[] = []): Reason {
  const verdict = verdictOn(error);
  if (isUnclear(verdict)) return verdict;
  return earlierErrors.map(verdictOn).find(isUnclear) ?? verdict;
}

/** Whether AWS may have opened the case although this attempt failed. */
export function isOutcomeUnclear(error: unknown): boolean {
  return isUnclear(verdictOn(error));
}

/** Why a case could not be read. */
export type ReadFailure = "denied" | "absent" | "session-refused" | "unavailable";

/** What a failed GetCase means. AWS refusing the id as invalid is "absent": the id is all that is asked. */
export function toReadFailure(error: unknown): ReadFailure {
  const verdict = verdictOn(error);
  if (verdict === "access-denied") return "denied";
  if (verdict === "not-found" || verdict === "invalid") return "absent";
  return verdict === "session-refused" ? "session-refused" : "unavailable";
}

/** A failure in sentences: what happened, whether there is a case, what to do. Each code has its own. */
export function failureText({ code, retryAfterSeconds, quotaCode, submitLimit }: ActionFailure): {
  heading: string;
  text: string;
} {
  switch (code) {
    case "signed-out":
      return {
        heading: "You are signed out",
        text: "The case was not opened. Sign in again: what you typed is kept, and you can open the case then.",
      };
    case "other-user":
      return {
        heading: "You are signed in as someone else",
        text: "The case was not opened: another tab of this browser has signed in as another person since this page came. Sign in again as yourself in a new tab, then open the case here.",
      };
    case "other-role":
      return {
        heading: "You have changed your role in another tab",
        text: "The case was not opened, and nothing was sent: this page was made for another role. Change back to that one in another tab, or reload this page to go on under the new one; what you typed is kept.",
      };
    case "session-refused":
      return {
        heading: "AWS no longer accepts your session",
        text: "The case was not opened. Sign in again in a new tab to renew your role session: what you typed stays here.",
      };
    case "access-denied":
      return {
        heading: "Your role may not open cases",
        text: "AWS refused the call and the case was not opened. Ask whoever manages your roles for the rights security-ir:CreateCase and, for tags, security-ir:TagResource; or choose another role, if you have one.",
      };
    case "not-active":
      return {
        heading: "AWS Security Incident Response is not active here",
        text: "The case was not opened: this account has no active membership in the portal’s Region. Tell the administrators of the portal. If it is urgent, contact AWS Support.",
      };
    case "quota-exceeded":
      return {
        heading: "AWS accepts no more cases for now",
        text: `The case was not opened: your organisation has reached its limit of open or daily cases${quotaCode === undefined ? "" : ` (quota ${quotaCode})`}. Close a case that is finished, ask for a higher limit in Service Quotas, or, if it is urgent, contact AWS Support.`,
      };
    case "not-found":
      return {
        heading: "AWS found no membership for this case",
        text: "The case was not opened. Tell the administrators of the portal: it may be set to the wrong account or Region.",
      };
    case "throttled":
      return {
        heading: "AWS is too busy",
        text: `The case was not opened: AWS turned the call away several times. ${retryAfterSeconds === undefined ? "Wait a moment" : `Wait ${seconds(retryAfterSeconds)}`}, then open the case again.`,
      };
    case "rate-limited":
      return {
        heading: "You have sent too many cases in a short time",
        text: `The case was not opened: ${submitLimit === undefined ? "you have sent as many cases as the portal allows for now" : `you have sent ${cases(submitLimit.cases)} in the last ${minutesOrHours(submitLimit.windowSeconds)}, as many as the portal allows`}. Try again ${retryAfterSeconds === undefined ? "later" : `in ${minutesOrHours(retryAfterSeconds)}`}: what you typed is kept. The limit is there because AWS accepts only ten AWS-supported cases a day, unless your organisation has asked for more. If it is urgent, contact AWS Support.`,
      };
    case "refused":
      return {
        heading: "AWS refused the call",
        text: "The case was not opened, and AWS gave no reason that the portal knows. Try once more; if it is refused again, tell the administrators of the portal.",
      };
    case "aws-unreachable":
      return {
        heading: "The portal cannot reach AWS",
        text: "The case was not opened: nothing was sent, because no connection to AWS could be made. Try again in a minute. If it is urgent, contact AWS Support another way.",
      };
    case "too-large":
      return {
        heading: "The form holds more text than the portal takes",
        text: "The case was not opened and nothing was sent. A valid case always fits, so look for a very long list with repetitions, most likely under Impacted accounts, and shorten it.",
      };
    case "outdated":
      return {
        heading: "The portal has been updated",
        text: "The case was not opened. Reload the page and open the case again: what you typed is kept.",
      };
    case "conflict":
      return unclear(
        "AWS answered that the call is at odds with another one, which may be the first attempt at this same case.",
      );
    case "aws-error":
      return unclear("AWS had an error of its own, or its answer could not be read.");
    case "invalid-token":
      return unclear("AWS answered with an error that its documentation does not explain (InvalidTokenException).");
    case "aws-no-answer":
      return unclear("AWS did not answer in time; the case may have been sent.");
    case "unreachable":
      return unclear("Your browser lost the connection to the portal. Check your network.");
  }
}

function unclear(reason: string): { heading: string; text: string } {
  return {
    heading: "We do not know whether AWS opened the case",
    text: `${reason} Choose “Check and try again”: it looks for the case, or sends the same one under the same token, by which AWS recognises a case that it has already opened. Do not start a new case for this.`,
  };
}

function seconds(count: number): string {
  return count === 1 ? "1 second" : `${count} seconds`;
}

function cases(count: number): string {
  return count === 1 ? "1 case" : `${count} cases`;
}

/** Rounded up, so that trying again after this time is not too early. */
function minutesOrHours(count: number): string {
  const minutes = Math.ceil(count / 60);
  if (minutes >= 120) return `${Math.ceil(minutes / 60)} hours`;
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

const verdictByName: ReadonlyMap<string, Reason> = new Map<string, Reason>([
  ["ValidationException", "invalid"],
  ["AccessDeniedException", "access-denied"],
  ["AccessDenied", "access-denied"],
  ["SecurityIncidentResponseNotActiveException", "not-active"],
  ["ServiceQuotaExceededException", "quota-exceeded"],
  ["ResourceNotFoundException", "not-found"],
  ["ThrottlingException", "throttled"],
  ["Throttling", "throttled"],
  ["ThrottledException", "throttled"],
  ["TooManyRequestsException", "throttled"],
  ["RequestLimitExceeded", "throttled"],
  ["ConflictException", "conflict"],
  ["InternalServerException", "aws-error"],
  ["InvalidTokenException", "invalid-token"],
  ["ExpiredTokenException", "session-refused"],
  ["ExpiredToken", "session-refused"],
  ["UnrecognizedClientException", "session-refused"],
  ["InvalidSignatureException", "session-refused"],
  ["SignatureDoesNotMatch", "session-refused"],
  ["IncompleteSignatureException", "session-refused"],
  ["MissingAuthenticationTokenException", "session-refused"],
  ["InvalidClientTokenId", "session-refused"],
  ["RequestExpired", "session-refused"],
  ["CredentialsProviderError", "session-refused"],
  ["TimeoutError", "aws-no-answer"],
  ["AbortError", "aws-no-answer"],
  ["RequestTimeout", "aws-no-answer"],
  ["RequestTimeoutException", "aws-no-answer"],
]);

// Statuses of answers whose name the portal does not know.
const verdictByStatus: ReadonlyMap<number, Reason> = new Map<number, Reason>([
  [408, "aws-no-answer"],
  [409, "conflict"],
  [423, "invalid-token"],
  [429, "throttled"],
]);

function verdictOn(error: unknown): Reason {
  const name = stringOf(error, "name") ?? "";
  const status = statusOf(error);
  if (status !== undefined) {
    // Whatever the name says: something in between may have answered after AWS opened the case.
    if (status < 400 || status >= 500) return "aws-error";
    return verdictByName.get(name) ?? verdictByStatus.get(status) ?? "refused";
  }
  return verdictByName.get(name) ?? verdictOnConnection(error);
}

const neverConnected: ReadonlySet<string> = new Set(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED"]);
const brokenConnection: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT", "ECONNABORTED"]);
// Of these an established connection can die too; only when raised while connecting do they prove that nothing was sent.
const brokenRoute: ReadonlySet<string> = new Set(["EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENETDOWN"]);

function verdictOnConnection(error: unknown, depth = 0): Reason {
  const code = stringOf(error, "code") ?? "";
  const isConnecting = stringOf(error, "syscall") === "connect";
  if (neverConnected.has(code)) return "aws-unreachable";
  if (brokenRoute.has(code) || brokenConnection.has(code)) return isConnecting ? "aws-unreachable" : "aws-no-answer";
  // The certificate is checked before the first byte of a call.
  if (/^(?:ERR_TLS_CERT_|CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT)/.test(code)) {
    return "aws-unreachable";
  }
  const cause = propertyOf(error, "cause");
  return cause !== undefined && depth < 5 ? verdictOnConnection(cause, depth + 1) : "aws-error";
}

function isUnclear(reason: Reason): boolean {
  return reason !== "invalid" && failed(reason).outcome === "unclear";
}

function fieldIssues(error: unknown, input: CaseInput): ActionIssue[] {
  const fieldList = propertyOf(error, "fieldList");
  const issues = (Array.isArray(fieldList) ? fieldList.slice(0, maxFieldIssues) : []).map((entry: unknown) => {
    const name = stringOf(entry, "name") ?? "";
    const path = toFieldPath(name, input);
    const message = presentable(stringOf(entry, "message") ?? "") || "AWS does not accept this. Change it.";
    return { path, message: path === "" && name !== "" ? `${presentable(name)}: ${message}` : message };
  });
  if (issues.length > 0) return issues;
  return [
    {
      path: "",
      message: "AWS does not accept the case, and did not say which field is wrong. Check the form and try again.",
    },
  ];
}

const maxFieldIssues = 200;
const maxMessageLength = 500;

/** AWS's text on one line, without control characters, and of a bearable length. */
function presentable(text: string): string {
  return text
    .slice(0, maxMessageLength)
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ")
    .trim();
}

function detailsOf(error: unknown): Pick<ActionFailure, "awsRequestId" | "retryAfterSeconds" | "quotaCode"> {
  const awsRequestId = requestIdOf(error);
  const retryAfterSeconds = retryAfterOf(error);
  const quotaCode = safeToken(stringOf(error, "quotaCode"));
  return {
    ...(awsRequestId === undefined ? {} : { awsRequestId }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(quotaCode === undefined ? {} : { quotaCode }),
  };
}

function requestIdOf(error: unknown): string | undefined {
  return safeToken(
    stringOf(propertyOf(error, "$metadata"), "requestId") ??
      headerOf(error, "x-amzn-requestid") ??
      headerOf(error, "x-amz-request-id"),
  );
}

function retryAfterOf(error: unknown): number | undefined {
  const value = propertyOf(error, "retryAfterSeconds") ?? headerOf(error, "retry-after");
  const count = typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : value;
  return typeof count === "number" && Number.isInteger(count) && count > 0 && count <= 86_400 ? count : undefined;
}

function statusOf(error: unknown): number | undefined {
  const status =
    propertyOf(propertyOf(error, "$metadata"), "httpStatusCode") ??
    propertyOf(propertyOf(error, "$response"), "statusCode");
  return typeof status === "number" ? status : undefined;
}

function headerOf(error: unknown, name: string): string | undefined {
  return stringOf(propertyOf(propertyOf(error, "$response"), "headers"), name);
}

/** An identifier as AWS makes them; anything else in its place is not shown. */
function safeToken(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w.:=/+-]{1,128}$/.test(text) ? text : undefined;
}

function stringOf(value: unknown, key: string): string | undefined {
  const property = propertyOf(value, key);
  return typeof property === "string" ? property : undefined;
}

function propertyOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  // `Reflect.get` reads a property of an object whose type says nothing about it.
  return Reflect.get(value, key);
}
