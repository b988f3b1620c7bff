import type { Tried } from "@/lib/cases/failure-text";

const selfManaged =
  "If AWS was to resolve this case, you can open it with “Resolve case with my own incident response team” instead: those cases have a limit of their own.";

export const opening: Tried = {
  notDone: "The case was not opened",
  unclear: "We do not know whether AWS opened the case",
  unclearAdvice:
    "Choose “Check and try again”. It looks for the case, or sends exactly the same request again. Do not start a new case for this incident.",
  earlierMayHave: "an earlier one may have opened the case",
  caution: "Do not start a new case for this incident.",
  denied: "You do not have permission to open cases",
  permissions: "security-ir:CreateCase and, for tags, security-ir:TagResource",
  notFound: {
    heading: "AWS found no membership for this case",
    text: "Tell the portal’s administrators: the portal may be set to the wrong account or Region.",
  },
  overQuota: {
    heading: "AWS accepts no more cases for now",
    text: `Your organisation has reached its limit of open or daily cases. Close a case that is finished. ${selfManaged}`,
    daily: `Your organisation has reached its limit of cases for one day, and closing a case does not change that. Try again tomorrow. ${selfManaged}`,
    open: `Your organisation has reached its limit of open cases. Close a case that is finished, then open this one. ${selfManaged}`,
  },
  again: "open the case",
};
