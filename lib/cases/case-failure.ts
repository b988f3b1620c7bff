import { type ActionIssue, type ActionResult, failed, invalid } from "@/lib/result";
import type { AwsFailure, RefusedField } from "./aws-failure";
import { toFieldPath } from "./aws-field-path";
import type { CaseInput } from "./case-schema";

/** Maps the refused fields to the form's paths. */
export function toCaseResult(failure: AwsFailure, awsRequestId: string | undefined, input: CaseInput): ActionResult {
  const { kind, fields, ...details } = failure;
  if (kind === "invalid") return invalid(toIssues(fields ?? [], input), awsRequestId);
  return failed(kind, { ...details, ...(awsRequestId === undefined ? {} : { awsRequestId }) });
}

function toIssues(fields: readonly RefusedField[], input: CaseInput): ActionIssue[] {
  if (fields.length === 0) {
    const message = "AWS refused the case and did not say which field is wrong. Check the form and try again.";
    return [{ path: "", message }];
  }
  return fields.map(({ name, message }) => {
    const path = toFieldPath(name, input);
    const words = message || "AWS does not accept this. Change it.";
    return { path, message: path === "" && name !== "" ? `${name}: ${words}` : words };
  });
}
