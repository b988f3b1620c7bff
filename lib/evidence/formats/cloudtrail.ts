import type { Findings } from "@/lib/evidence/findings/findings";
import { at, parseJson, textAt } from "./json-value";

/**
 * Reads a CloudTrail event, or the short form of `lookup-events`. False for anything else.
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

// `sourceIPAddress` can also name the AWS service that called on someone's behalf.
function readCaller(source: string | undefined, userAgent: unknown, findings: Findings): void {
  if (source === undefined || findings.addAddress(source, userAgent)) return;
  if (/\.amazonaws\.com(?:\.cn)?$|^AWS Internal$/.test(source)) findings.skip("service host", source);
}

/** The receiving account is affected; a caller from another account may be anyone. */
export function readAccounts(recipient: string | undefined, caller: string | undefined, findings: Findings): void {
  findings.addAccount(recipient ?? caller);
  if (recipient !== undefined && caller !== undefined && caller !== recipient)
    findings.skip("caller's account", caller);
}
