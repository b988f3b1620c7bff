import { type AwsFailure, toReadFailure } from "@/lib/cases/aws-failure";
import { readFailureText } from "@/lib/cases/read-failure-text";

/** Why a panel is empty. `what` is "the tags", `operation` AWS's name of what the role cannot do. */
export function unreadSentence(what: string, operation: string, failure: AwsFailure): string {
  switch (toReadFailure(failure)) {
    case "denied":
      return `You do not have permission to read ${what} (security-ir:${operation}).`;
    case "absent":
      return `AWS does not show ${what} of this case.`;
    case "session-refused":
      return `AWS no longer accepts your session. Sign in again in a new tab, then reload this page to see ${what}.`;
    case "unavailable":
      return `We could not read ${what}. ${readFailureText(failure)}`;
  }
}
