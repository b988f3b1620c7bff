import { type ActionIssue, type ActionResult, failed, invalid } from "@/lib/result";
import type { AwsFailure, RefusedField } from "./aws-failure";
import { toFieldPath } from "./aws-field-path";
import type { CaseInput } from "./case-schema";
import { toPlaceName } from "./place-name";

/** Maps the refused fields to the form's paths. If AWS names none, its words are all there is. */
export function toCaseResult(failure: AwsFailure, awsRequestId: string | undefined, input: CaseInput): ActionResult {
  const { kind, fields, ...details } = failure;
  if (kind === "invalid" && fields !== undefined && fields.length > 0) {
    return invalid(toIssues(fields, input), awsRequestId);
  }
  const code = kind === "invalid" ? "refused" : kind;
  return failed(code, { ...details, ...(awsRequestId === undefined ? {} : { awsRequestId }) });
}

/** Each message names its field: AWS's own words often do not. */
function toIssues(fields: readonly RefusedField[], input: CaseInput): ActionIssue[] {
  return fields.map(({ name, message }) => {
    const path = toFieldPath(name, input);
    const place = path === "" ? name : toPlaceName(path);
    const words = message || "AWS does not accept this. Change it.";
    return { path, message: place === "" ? words : `${place}: ${words}` };
  });
}
