import type { AwsFailure, AwsFailureKind } from "./aws-failure";

/**
 * Why AWS did not show something, in whole sentences. Not for a refused role, a missing case or an ended session:
 * each page has its own words for those.
 */
export function readFailureText({ kind, retryAfterSeconds }: AwsFailure): string {
  if (kind === "throttled" && retryAfterSeconds !== undefined) {
    return `AWS is busy and refused several times. Wait ${retryAfterSeconds} seconds, then try again.`;
  }
  return sentences[kind] ?? "AWS refused to answer. Try again. If AWS refuses again, tell the portal’s administrators.";
}

const sentences: Partial<Record<AwsFailureKind, string>> = {
  throttled: "AWS is busy and refused several times. Wait a moment, then try again.",
  "aws-error": "AWS had an error. Try again in a minute.",
  "invalid-token": "AWS had an error (InvalidTokenException). Try again in a minute.",
  "aws-no-answer": "AWS did not answer in time. Try again.",
  "aws-unreachable": "The portal cannot reach AWS. Try again in a minute.",
  "not-active":
    "AWS Security Incident Response is not active in this account and Region. Tell the portal’s administrators.",
};
