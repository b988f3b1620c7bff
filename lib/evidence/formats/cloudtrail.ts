import type { Findings } from "@/lib/evidence/findings/findings";
import { at, parseJson, textAt } from "./json-value";

/**
 * A CloudTrail event as the trail's files, the event history and EventBridge have it; or the short form of `lookup-events`, when the event itself is not
 * with it. Whoever called is a possible attacker; AWS's own services are left out. False for anything else.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function readCloudTrail(value: unknown, findings: Findings): boolean {
  const whole = textAt(value, "cloudTrailEvent");
  if (whole !== undefined && readCloudTrail(parseJson(whole), findings)) return true;
  if (textAt(value, "eventName") === undefined || textAt(value, "eventSource") === undefined) return false;
  findings.startRecord("CloudTrail event");
  findings.addMoment(at(value, "eventTime"), "eventTime", true);
  findings.addService(at(value, "eventSource"));
  findings.addRegion(at(value, "awsRegion"));
  readAccounts(textAt(value, "recipientAccountId"), textAt(value, "userIdentity", "accountId"), findings);
  readCaller(textAt(value, "sourceIPAddress"), at(value, "userAgent"), findings);
  return true;
}

/** `sourceIPAddress` holds the name of the service that called on someone's behalf, or "AWS Internal", where it is no address. */
function readCaller(source: string | undefined, userAgent: unknown, findings: Findings): void {
  if (source === undefined || findings.addAddress(source, userAgent)) return;
  if (/\.amazonaws\.com(?:\.cn)?$|^AWS Internal$/.test(source)) findings.skip("service host", source);
}

/** The account that received the event is affected; who called from another one may be anyone. */
export function readAccounts(recipient: string | undefined, caller: string | undefined, findings: Findings): void {
  findings.addAccount(recipient ?? caller);
  if (recipient !== undefined && caller !== undefined && caller !== recipient)
    findings.skip("caller's account", caller);
}
