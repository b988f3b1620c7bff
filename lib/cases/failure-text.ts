import type { ActionFailure } from "@/lib/result";
import { counted } from "./counted";

/** The words for one attempt, such as opening a case. */
export type Tried = {
  /** "The case was not opened". */
  notDone: string;
  /** Heading of an unclear outcome: "We do not know whether AWS opened the case". */
  unclear: string;
  /** Whole sentences. */
  unclearAdvice: string;
  /** Completes "This try was refused, but": "an earlier one may have opened the case". */
  earlierMayHave: string;
  /** A whole sentence about what not to do meanwhile. */
  caution?: string;
  /** Heading for a missing permission. */
  denied: string;
  permissions: string;
  notFound: { heading: string; text: string };
  overQuota: {
    heading: string;
    /** For a limit whose period AWS does not tell. */
    text: string;
    /** Too many in a day, and too many open at once. Both default to `text`. */
    daily?: string;
    open?: string;
  };
  /** "open the case". */
  again: string;
};

export function failureText(failure: ActionFailure, tried: Tried): { heading: string; text: string } {
  if (failure.outcome === "unclear") {
    return { heading: tried.unclear, text: `${unclearReasonOf(failure)} ${tried.unclearAdvice}` };
  }
  const { heading, text } = refusalOf(failure, tried);
  return { heading, text: `${tried.notDone}. ${text}` };
}

function unclearReasonOf({ code }: ActionFailure): string {
  switch (code) {
    case "conflict":
      return "This conflicts with another request, perhaps your first try.";
    case "invalid-token":
      return "AWS answered with HTTP status 423, and does not document what it means.";
    case "aws-no-answer":
      return "AWS did not answer in time, but may have received the request.";
    case "unreachable":
      return "Your browser lost the connection to the portal. Check your network.";
    case "portal-error":
      return "The portal had an error.";
    default:
      return "AWS had an error, or its answer could not be read.";
  }
}

function refusalOf(failure: ActionFailure, tried: Tried): { heading: string; text: string } {
  const { code, awsMessage, retryAfterSeconds, quotaCode, quotaPeriod, submitLimit } = failure;
  switch (code) {
    case "signed-out":
      return {
        heading: "You are signed out",
        text: `Sign in again, then ${tried.again}. What you typed is kept.`,
      };
    case "other-user":
      return {
        heading: "You are signed in as someone else",
        text: `Someone else has signed in with this browser. Sign in as yourself in a new tab, then ${tried.again} here.`,
      };
    case "other-role":
      return {
        heading: "You have changed your role",
        text: "You started this under another role. Change back to it, or reload this page to go on under the new one. What you typed is kept.",
      };
    case "session-refused":
      return {
        heading: "AWS no longer accepts your session",
        text: "Sign in again in a new tab. What you typed stays here.",
      };
    case "access-denied":
      return {
        heading: tried.denied,
        text: `Ask your AWS administrators for ${tried.permissions}. If you have another role, you can choose that one.`,
      };
    case "not-active":
      return {
        heading: "AWS Security Incident Response is not active here",
        text: "This account has no active membership in the portal’s Region. Tell the portal’s administrators. If it is urgent, contact AWS Support.",
      };
    case "quota-exceeded":
      return {
        heading: tried.overQuota.heading,
        text: `${(quotaPeriod && tried.overQuota[quotaPeriod]) ?? tried.overQuota.text} You can also ask for a higher limit in Service Quotas${quotaCode === undefined ? "" : ` (quota ${quotaCode})`}. If it is urgent, contact AWS Support.`,
      };
    case "not-found":
      return tried.notFound;
    case "throttled":
      return {
        heading: "AWS is too busy",
        text: `AWS takes calls from your whole organisation in turn, and too many are waiting. ${retryAfterSeconds === undefined ? "Wait a moment" : `Wait ${counted(retryAfterSeconds, "second")}`}, then ${tried.again} again.`,
      };
    case "rate-limited":
      return {
        heading: "You have sent too many cases in a short time",
        text: `You have sent ${submitLimit === undefined ? "as many cases" : `${counted(submitLimit.cases, "case")} in the last ${minutesOrHours(submitLimit.windowSeconds)}, as many`} as the portal allows. Try again ${retryAfterSeconds === undefined ? "later" : `in ${minutesOrHours(retryAfterSeconds)}`}. What you typed is kept. This protects your organisation’s limit at AWS. If it is urgent, contact AWS Support.`,
      };
    case "aws-unreachable":
      return {
        heading: "The portal cannot reach AWS",
        text: "The portal could not connect to AWS, so nothing was sent. Try again in a minute. If it is urgent, contact AWS Support.",
      };
    case "offline":
      return {
        heading: "You are offline. Nothing was sent.",
        text: `Connect to the network, then ${tried.again}. What you typed is kept.`,
      };
    case "too-large":
      return {
        heading: "The form has too much text",
        text: "Nothing was sent. Shorten the longest list: probably Impacted accounts.",
      };
    case "not-kept":
      return {
        heading: "Your browser cannot keep the rest of the description",
        text: "Nothing was sent. AWS takes the rest as comments once the case is open, and until then your browser has to keep it. Let this site store data, or shorten the description.",
      };
    case "outdated":
      return {
        heading: "The portal has been updated",
        text: `Reload the page, then ${tried.again} again. What you typed is kept.`,
      };
    case "conflict":
      return {
        heading: "This conflicts with another change",
        text: "Somebody may have made a change at the same moment. Reload the page, then try again.",
      };
    default:
      return {
        heading: "AWS refused the request",
        text: awsMessage
          ? "If AWS's reason below names something that you can change, change it. Otherwise try once more, then tell the portal’s administrators."
          : "AWS did not say why. Try once more. If AWS refuses again, tell the portal’s administrators.",
      };
  }
}

/** Rounded up, so that nobody tries again too early. */
function minutesOrHours(count: number): string {
  const minutes = Math.ceil(count / 60);
  return minutes >= 120 ? counted(Math.ceil(minutes / 60), "hour") : counted(minutes, "minute");
}
