import type { Tried } from "@/lib/cases/failure-text";

export const saving: Tried = {
  notDone: "The comment was not changed",
  unclear: "We do not know whether AWS changed the comment",
  unclearAdvice: "Choose “Save comment” again. It reads the comment first.",
  earlierMayHave: "an earlier one may have changed the comment",
  denied: "You do not have permission to change this comment",
  permissions: "security-ir:UpdateCaseComment",
  notFound: { heading: "AWS does not find this comment", text: "Reload this page to see what AWS has." },
  overQuota: { heading: "AWS takes no more changes for now", text: "Your organisation has reached a limit at AWS." },
  again: "save the comment",
};
