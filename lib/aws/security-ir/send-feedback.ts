import "server-only";
import { SendFeedbackCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";

export type Feedback = {
  caseId: string;
  investigationId: string;
  usefulness: "USEFUL" | "NOT_USEFUL";
  /** Empty for none. */
  comment: string;
};

/** Has no client token, so it is sent once. */
export function sendFeedback(
  caller: Caller,
  { caseId, investigationId, usefulness, comment }: Feedback,
): Promise<Called<object>> {
  const said = comment === "" ? {} : { comment };
  return callAs(caller, new SendFeedbackCommand({ caseId, resultId: investigationId, usefulness, ...said }), {
    operation: "SendFeedback",
    retry: "once",
    caseId,
    toAnswer: () => ({}),
  });
}
