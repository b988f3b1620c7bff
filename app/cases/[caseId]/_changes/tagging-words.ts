import type { Tried } from "@/lib/cases/failure-text";

export const tagging: Tried = {
  notDone: "The tags were not saved",
  unclear: "We do not know whether AWS saved the tags",
  unclearAdvice: "Save again: we read the tags first, and send only what is missing.",
  earlierMayHave: "an earlier one may have saved the tags",
  denied: "You do not have permission to change the tags of this case",
  permissions: "security-ir:TagResource, security-ir:UntagResource and security-ir:ListTagsForResource",
  notFound: { heading: "AWS does not find this case", text: "It may be hidden from your role. Reload this page." },
  overQuota: { heading: "AWS takes no more tags for now", text: "Your organisation has reached a limit at AWS." },
  again: "save the tags",
};
