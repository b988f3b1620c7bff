import type { Tried } from "@/lib/cases/failure-text";

export const rating: Tried = {
  notDone: "AWS did not get your rating",
  unclear: "We do not know whether AWS got your rating",
  unclearAdvice: "Reload this page to see it, or rate the finding again: the later rating counts.",
  earlierMayHave: "an earlier one may have arrived",
  denied: "You do not have permission to rate findings",
  permissions: "security-ir:SendFeedback",
  notFound: { heading: "AWS does not find this finding", text: "It may have been replaced. Reload this page." },
  overQuota: { heading: "AWS takes no more ratings for now", text: "Your organisation has reached a limit at AWS." },
  again: "rate the finding",
};
