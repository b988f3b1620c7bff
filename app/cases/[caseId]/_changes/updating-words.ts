import type { Tried } from "@/lib/cases/failure-text";

export const updating: Tried = {
  notDone: "The changes were not saved",
  unclear: "We do not know whether AWS saved the changes",
  unclearAdvice: "Save again: we read the case first, and send only what is missing.",
  earlierMayHave: "an earlier one may have saved the changes",
  denied: "You do not have permission to change this case",
  permissions: "security-ir:UpdateCase and security-ir:GetCase",
  notFound: { heading: "AWS does not find this case", text: "Your role cannot see it, or the case ID is wrong." },
  overQuota: { heading: "AWS takes no more changes for now", text: "Your organisation has reached a limit at AWS." },
  again: "save the changes",
};
