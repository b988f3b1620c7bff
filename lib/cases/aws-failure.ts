import { type FailureCode, type Outcome, outcomeOf, type QuotaPeriod } from "@/lib/result";

/** "invalid": AWS refused fields. */
export type AwsFailureKind = FailureCode | "invalid";

/** AWS's name of a field, and its message. */
export type RefusedField = { name: string; message: string };

export type AwsFailure = {
  kind: AwsFailureKind;
  /** "unclear": AWS may have done it. */
  outcome: Outcome;
  /** For "invalid". Empty if AWS named no fields. */
  fields?: RefusedField[];
  /** AWS's own words about a refusal. For the person only: a message can repeat what was sent, so no log gets it. */
  awsMessage?: string;
  retryAfterSeconds?: number;
  quotaCode?: string;
  /** As far as AWS's message tells. */
  quotaPeriod?: QuotaPeriod;
};

/**
 * `error` is what the client threw, the error of its last attempt. AWS may have carried out an earlier attempt whose
 * answer was lost, so an unclear error among `earlierErrors` outweighs a later refusal.
 */
export function toAwsFailure(error: unknown, earlierErrors: readonly unknown[] = []): AwsFailure {
  const kind = [error, ...earlierErrors].map(kindOf).find((each) => outcomeOfKind(each) === "unclear") ?? kindOf(error);
  const retryAfterSeconds = retryAfterOf(error);
  const quotaCode = safeToken(stringOf(error, "quotaCode"));
  // An unclear earlier attempt matters more than the refusal of the last one.
  const awsMessage = kind === kindOf(error) ? refusalMessageOf(error) : undefined;
  const quotaPeriod = kind === "quota-exceeded" ? quotaPeriodIn(`${quotaCode} ${awsMessage}`) : undefined;
  return {
    kind,
    outcome: outcomeOfKind(kind),
    ...(kind === "invalid" ? { fields: refusedFieldsOf(error) } : {}),
    ...(awsMessage === undefined ? {} : { awsMessage }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(quotaCode === undefined ? {} : { quotaCode }),
    ...(quotaPeriod === undefined ? {} : { quotaPeriod }),
  };
}

export type ReadFailure = "denied" | "absent" | "session-refused" | "unavailable";

/** "invalid" becomes "absent", because a read sends nothing but the ID. */
export function toReadFailure({ kind }: AwsFailure): ReadFailure {
  if (kind === "access-denied") return "denied";
  if (kind === "not-found" || kind === "invalid") return "absent";
  return kind === "session-refused" ? "session-refused" : "unavailable";
}

/** AWS Support asks for it. */
export function awsRequestIdOf(error: unknown): string | undefined {
  return safeToken(
    stringOf(propertyOf(error, "$metadata"), "requestId") ??
      headerOf(error, "x-amzn-requestid") ??
      headerOf(error, "x-amz-request-id"),
  );
}

const kindByName: ReadonlyMap<string, AwsFailureKind> = new Map<string, AwsFailureKind>([
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
  ["NotSentInTime", "throttled"],
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

// For error names that the portal does not know.
const kindByStatus: ReadonlyMap<number, AwsFailureKind> = new Map<number, AwsFailureKind>([
  [408, "aws-no-answer"],
  [409, "conflict"],
  [423, "invalid-token"],
  [429, "throttled"],
]);

function kindOf(error: unknown): AwsFailureKind {
  const name = stringOf(error, "name") ?? "";
  const status = statusOf(error);
  if (status !== undefined) {
    // Whatever the name: a proxy may have answered after AWS carried out the request.
    if (status < 400 || status >= 500) return "aws-error";
    return kindByName.get(name) ?? kindByStatus.get(status) ?? "refused";
  }
  return kindByName.get(name) ?? kindOfConnectionError(error);
}

// The last is the proxy's refusal to connect.
const neverConnected: ReadonlySet<string> = new Set(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ERR_PROXY_TUNNEL"]);
const brokenConnection: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT", "ECONNABORTED"]);
// These can also break an established connection. Only while connecting do they prove that nothing was sent.
const brokenRoute: ReadonlySet<string> = new Set(["EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENETDOWN"]);

function kindOfConnectionError(error: unknown, depth = 0): AwsFailureKind {
  const code = stringOf(error, "code") ?? "";
  const isConnecting = stringOf(error, "syscall") === "connect";
  if (neverConnected.has(code)) return "aws-unreachable";
  if (brokenRoute.has(code) || brokenConnection.has(code)) return isConnecting ? "aws-unreachable" : "aws-no-answer";
  // The certificate is checked before anything is sent.
  if (/^(?:ERR_TLS_CERT_|CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT)/.test(code)) {
    return "aws-unreachable";
  }
  const cause = propertyOf(error, "cause");
  return cause !== undefined && depth < 5 ? kindOfConnectionError(cause, depth + 1) : "aws-error";
}

function outcomeOfKind(kind: AwsFailureKind): Outcome {
  return kind === "invalid" ? "not-done" : outcomeOf(kind);
}

function refusedFieldsOf(error: unknown): RefusedField[] {
  const fieldList = propertyOf(error, "fieldList");
  return (Array.isArray(fieldList) ? fieldList.slice(0, maxFields) : []).map((entry: unknown) => ({
    name: presentable(stringOf(entry, "name") ?? ""),
    message: presentable(stringOf(entry, "message") ?? ""),
  }));
}

/** Undefined unless AWS itself refused: the SDK makes up a message for a lost connection or a proxy's page. */
function refusalMessageOf(error: unknown): string | undefined {
  const status = statusOf(error);
  const name = stringOf(error, "name") ?? "";
  const kind = kindByName.get(name);
  // A throttled call has nothing to explain.
  if (status === undefined || status < 400 || status >= 500 || kind === undefined || kind === "throttled") {
    return undefined;
  }
  const message = presentable(stringOf(error, "message") ?? "");
  // The SDK repeats the name where AWS gave no message.
  return message === "" || message === name || message === "UnknownError" ? undefined : message;
}

/** AWS does not publish the codes of these quotas. */
function quotaPeriodIn(message: string): QuotaPeriod | undefined {
  if (/\b(?:daily|per day|a day|24[ -]hours?)\b/i.test(message)) return "daily";
  return /\b(?:open|active|concurrent)\b/i.test(message) ? "open" : undefined;
}

const maxFields = 200;
const maxMessageLength = 500;

/** One line without control characters, shortened. */
function presentable(text: string): string {
  return text
    .slice(0, maxMessageLength)
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ")
    .trim();
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

/** Anything but an identifier in AWS's form is not shown. */
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
