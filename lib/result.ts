/** Whether AWS may have opened a case although the call failed. `unclear` means: send the same content with the same client token, nothing else. */
export type Outcome = "not-created" | "unclear";

/** Every way in which opening a case can fail, in the portal's own words; `failureText` in lib/cases/case-errors.ts has the sentence of each. */
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
  | "unreachable"
  | "outdated"
  | "too-large";

/** One wrong field. `path` is react-hook-form's name of it, such as `watchers.1.email`; the empty string is the form as a whole. */
export type ActionIssue = { path: string; message: string };

/** How many different cases the portal lets one user send within how many seconds. */
export type SubmitLimit = { cases: number; windowSeconds: number };

/**
 * A failure that no field explains. `awsRequestId` is what AWS Support asks for; `quotaCode` is Service Quotas' code of the limit reached; `submitLimit` is the
 * portal's own limit, when that was reached. `reference` is the ID of the request, by which the log tells what happened.
 */
export type ActionFailure = {
  status: "failed";
  code: FailureCode;
  outcome: Outcome;
  awsRequestId?: string;
  reference?: string;
  retryAfterSeconds?: number;
  quotaCode?: string;
  submitLimit?: SubmitLimit;
};

/** The only language an action speaks. Success is not a variant: success is the redirect. */
export type ActionResult =
  | { status: "invalid"; issues: ActionIssue[]; awsRequestId?: string; reference?: string }
  | ActionFailure;

/** The result with the ID of the request that it answers, if there is one. */
export function withReference(result: ActionResult, reference: string | undefined): ActionResult {
  return reference === undefined ? result : { ...result, reference };
}

/** Fields are wrong and no case was created. */
export function invalid(issues: ActionIssue[], awsRequestId?: string): ActionResult {
  return awsRequestId === undefined ? { status: "invalid", issues } : { status: "invalid", issues, awsRequestId };
}

/** A failure with the outcome that belongs to its code. */
export function failed(
  code: FailureCode,
  details: Pick<ActionFailure, "awsRequestId" | "reference" | "retryAfterSeconds" | "quotaCode" | "submitLimit"> = {},
): ActionFailure {
  return { status: "failed", code, outcome: outcomes[code], ...details };
}

/** Zod's issues as an action reports them, keyed by react-hook-form's own names. */
export function toActionIssues(issues: readonly { path: readonly PropertyKey[]; message: string }[]): ActionIssue[] {
  return issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));
}

const outcomes: Readonly<Record<FailureCode, Outcome>> = {
  "signed-out": "not-created",
  "other-user": "not-created",
  "other-role": "not-created",
  "access-denied": "not-created",
  "not-active": "not-created",
  "quota-exceeded": "not-created",
  "not-found": "not-created",
  throttled: "not-created",
  "rate-limited": "not-created",
  conflict: "unclear",
  "aws-error": "unclear",
  "invalid-token": "unclear",
  "session-refused": "not-created",
  refused: "not-created",
  "aws-unreachable": "not-created",
  "aws-no-answer": "unclear",
  unreachable: "unclear",
  outdated: "not-created",
  "too-large": "not-created",
};
