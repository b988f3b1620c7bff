import type { Gathering } from "@/lib/evidence/findings/findings";
import { at, parseJson, textAt } from "./json-value";

/**
 * A CloudTrail event as the trail's files, the event history and EventBridge have it; or the short form of `lookup-events`, when the event itself is not
 * with it. Whoever called is a possible attacker; AWS's own services are left out. False for anything else.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function readCloudTrail(value: unknown, gathering: Gathering): boolean {
  const whole = textAt(value, "cloudTrailEvent");
  if (whole !== undefined && readCloudTrail(parseJson(whole), gathering)) return true;
  if (textAt(value, "eventName") === undefined || textAt(value, "eventSource") === undefined) return false;
  gathering.record("CloudTrail event");
  gathering.moment(at(value, "eventTime"), "eventTime", true);
  gathering.service(at(value, "eventSource"));
  gathering.region(at(value, "awsRegion"));
  readAccounts(textAt(value, "recipientAccountId"), textAt(value, "userIdentity", "accountId"), gathering);
  readCaller(textAt(value, "sourceIPAddress"), at(value, "userAgent"), gathering);
  return true;
}

/** `sourceIPAddress` holds the name of the service that called on someone's behalf, or "AWS Internal", where it is no address. */
function readCaller(source: string | undefined, userAgent: unknown, gathering: Gathering): void {
  if (source === undefined || gathering.address(source, userAgent)) return;
  if (/\.amazonaws\.com(?:\.cn)?$|^AWS Internal$/.test(source)) gathering.skip("service host", source);
}

/** The account that received the event is affected; who called from another one may be anyone. */
export function readAccounts(recipient: string | undefined, caller: string | undefined, gathering: Gathering): void {
  gathering.account(recipient ?? caller);
  if (recipient !== undefined && caller !== undefined && caller !== recipient)
    gathering.skip("caller's account", caller);
}
