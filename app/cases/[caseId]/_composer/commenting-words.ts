import type { Tried } from "@/lib/cases/failure-text";

export const commenting: Tried = {
  notDone: "The comment was not added",
  unclear: "We do not know whether AWS added the comment",
  unclearAdvice: "Choose “Check and try again”. It looks for the comment, or sends exactly the same text again.",
  earlierMayHave: "an earlier one may have added the comment",
  denied: "You do not have permission to comment",
  permissions: "security-ir:CreateCaseComment",
  notFound: {
    heading: "AWS does not find this case",
    text: "Check the case ID, and whether your role is in the right account.",
  },
  overQuota: {
    heading: "AWS takes no more comments for now",
    text: "Your organisation has reached a limit at AWS.",
  },
  again: "add the comment",
};
