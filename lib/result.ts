/** "unclear": AWS may have done it although the call failed. Only the same request may follow, or a look. */
export type Outcome = "not-done" | "unclear";

/** Every way in which an action can fail; lib/cases/failure-text.ts has the words for each. */
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
  | "outdated"
  | "too-large";

/** One wrong field. `path` is react-hook-form's, such as `watchers.1.email`; empty for the form as a whole. */
export type ActionIssue = { path: string; message: string };

/** How many different cases the portal lets one user send within how many seconds. */
export type SubmitLimit = { cases: number; windowSeconds: number };

/** A failure that no field explains. Drafts in browsers hold it; older ones say "not-created" for "not-done". */
export type ActionFailure = {
  status: "failed";
  code: FailureCode;
  outcome: Outcome;
  /** What AWS Support asks for. */
  awsRequestId?: string;
  /** The ID of the request, by which the log tells what happened. */
  reference?: string;
  retryAfterSeconds?: number;
  /** Service Quotas' code of the limit that was reached. */
  quotaCode?: string;
  /** The portal's own limit, when that was reached. */
  submitLimit?: SubmitLimit;
};

/** How an action fails. Success is not a variant: success is a redirect, or an answer of the action's own. */
export type ActionResult =
  | { status: "invalid"; issues: ActionIssue[]; awsRequestId?: string; reference?: string }
  | ActionFailure;

/** Whether an action's answer says that it failed. */
export function isFailure(answer: unknown): answer is ActionResult {
  if (typeof answer !== "object" || answer === null || !("status" in answer)) return false;
  return answer.status === "failed" || answer.status === "invalid";
}

/** The result with the ID of its request, if there is one. */
export function withReference(result: ActionResult, reference: string | undefined): ActionResult {
  return reference === undefined ? result : { ...result, reference };
}

/** Fields are wrong, and nothing was done. */
export function invalid(issues: ActionIssue[], awsRequestId?: string): ActionResult {
  return awsRequestId === undefined ? { status: "invalid", issues } : { status: "invalid", issues, awsRequestId };
}

/** A failure with the outcome of its code, unless the details have another. */
export function failed(
  code: FailureCode,
  details: Partial<Omit<ActionFailure, "status" | "code">> = {},
): ActionFailure {
  return { status: "failed", code, outcome: outcomeOf(code), ...details };
}

/** Zod's issues as an action reports them, keyed by react-hook-form's own names. */
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
  outdated: "not-done",
  "too-large": "not-done",
};
