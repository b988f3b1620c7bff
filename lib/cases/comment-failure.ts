import { type ActionFailure, failed } from "@/lib/result";
import type { AwsFailure } from "./aws-failure";

/** A comment has one field, so AWS's words about it are about the comment. */
export function toCommentFailure(failure: AwsFailure, awsRequestId: string | undefined): ActionFailure {
  const { kind, fields = [], ...details } = failure;
  const [first] = fields;
  const awsMessage = details.awsMessage ?? first?.message;
  return failed(kind === "invalid" ? "refused" : kind, {
    ...details,
    ...(awsMessage ? { awsMessage } : {}),
    ...(awsRequestId === undefined ? {} : { awsRequestId }),
  });
}
