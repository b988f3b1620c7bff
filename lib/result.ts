/** "unclear": AWS may have done it although the call failed. Only repeat the same request, or read first. */
export type Outcome = "not-done" | "unclear";

/** The words for each are in lib/cases/failure-text.ts. */
export type FailureCode =
  | "signed-out"
  | "other-user"
  | "other-role"
  | "access-denied"
  | "not-active"
  | "quota-exceeded"
  | "not-found"
  | "throttled"
  | "rate-limited"
  | "conflict"
  | "aws-error"
  | "invalid-token"
  | "session-refused"
  | "refused"
  | "aws-unreachable"
  | "aws-no-answer"
  | "portal-error"
  | "unreachable"
  | "offline"
  | "outdated"
  | "not-kept"
  | "too-large";

/** `path` is react-hook-form's, such as `watchers.1.email`; empty for the whole form. */
export type ActionIssue = { path: string; message: string };

/** "daily": cases created in a day. "open": cases open at the same time. */
export type QuotaPeriod = "daily" | "open";

export type SubmitLimit = { cases: number; windowSeconds: number };

/** A failure of no particular field. Stored in drafts; older ones say "not-created" for "not-done". */
export type ActionFailure = {
  status: "failed";
  code: FailureCode;
  outcome: Outcome;
  /** AWS's own words. */
  awsMessage?: string;
  /** AWS Support asks for it. */
  awsRequestId?: string;
  /** The request's ID in the log. */
  reference?: string;
  retryAfterSeconds?: number;
  /** Service Quotas' code of the limit. */
  quotaCode?: string;
  quotaPeriod?: QuotaPeriod;
  /** The portal's own limit. */
  submitLimit?: SubmitLimit;
};

/** The identifiers that AWS Support and the portal's administrators ask for. */
export type SupportNumbers = Pick<ActionFailure, "awsRequestId" | "reference">;

/** Success is not a variant: it is a redirect, or the action's own answer. */
export type ActionResult =
  | { status: "invalid"; issues: ActionIssue[]; awsRequestId?: string; reference?: string }
  | ActionFailure;

export function isFailure(answer: unknown): answer is ActionResult {
  if (typeof answer !== "object" || answer === null || !("status" in answer)) return false;
  return answer.status === "failed" || answer.status === "invalid";
}

export function withReference(result: ActionResult, reference: string | undefined): ActionResult {
  return reference === undefined ? result : { ...result, reference };
}

export function invalid(issues: ActionIssue[], awsRequestId?: string): ActionResult {
  return awsRequestId === undefined ? { status: "invalid", issues } : { status: "invalid", issues, awsRequestId };
}

/** The outcome follows from the code, unless the details have another. */
export function failed(
  code: FailureCode,
  details: Partial<Omit<ActionFailure, "status" | "code">> = {},
): ActionFailure {
  return { status: "failed", code, outcome: outcomeOf(code), ...details };
}

export function toActionIssues(issues: readonly { path: readonly PropertyKey[]; message: string }[]): ActionIssue[] {
  return issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));
}

export function outcomeOf(code: FailureCode): Outcome {
  return outcomes[code];
}

const outcomes: Readonly<Record<FailureCode, Outcome>> = {
  "signed-out": "not-done",
  "other-user": "not-done",
  "other-role": "not-done",
  "access-denied": "not-done",
  "not-active": "not-done",
  "quota-exceeded": "not-done",
  "not-found": "not-done",
  throttled: "not-done",
  "rate-limited": "not-done",
  conflict: "unclear",
  "aws-error": "unclear",
  "invalid-token": "unclear",
  "session-refused": "not-done",
  refused: "not-done",
  "aws-unreachable": "not-done",
  "aws-no-answer": "unclear",
  "portal-error": "unclear",
  unreachable: "unclear",
  offline: "not-done",
  outdated: "not-done",
  "not-kept": "not-done",
  "too-large": "not-done",
};
