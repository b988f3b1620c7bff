import type { Tried } from "@/lib/cases/failure-text";

/** `unconfirmed`: heading of an unclear answer after which the case was as before. */
export type MoveWords = Tried & { unconfirmed: string };

const notFound = {
  heading: "AWS does not find this case",
  text: "Check the case ID, and whether your role is in the right account.",
};
const overQuota = {
  heading: "AWS takes no more changes for now",
  text: "Your organisation has reached a limit at AWS.",
};

export const savingStatus: MoveWords = {
  notDone: "The status was not changed",
  unclear: "We do not know whether AWS changed the status",
  unconfirmed: "AWS has not confirmed the new status",
  unclearAdvice: "Choose “Save status” again. It reads the case first.",
  earlierMayHave: "an earlier one may have changed the status",
  denied: "You do not have permission to change the status",
  permissions: "security-ir:UpdateCaseStatus",
  notFound,
  overQuota,
  again: "save the status",
};

export const gettingHelp: MoveWords = {
  notDone: "The case was not handed to AWS",
  unclear: "We do not know whether AWS has taken the case",
  unconfirmed: "AWS has not confirmed that it takes the case",
  unclearAdvice: "Choose “Get help from AWS” again. It reads the case first.",
  earlierMayHave: "an earlier one may have handed the case to AWS",
  denied: "You do not have permission to get help from AWS",
  permissions: "security-ir:UpdateResolverType",
  notFound,
  overQuota: {
    heading: "AWS takes no more cases for now",
    text: "Your organisation has reached a limit on AWS-supported cases.",
  },
  again: "get help from AWS",
};

export const closing: MoveWords = {
  notDone: "The case was not closed",
  unclear: "We do not know whether AWS closed the case",
  unconfirmed: "AWS has not confirmed that it closed the case",
  unclearAdvice: "Choose “Close case” again. It reads the case first.",
  earlierMayHave: "an earlier one may have closed the case",
  denied: "You do not have permission to close cases",
  permissions: "security-ir:CloseCase",
  notFound,
  overQuota,
  again: "close the case",
};
