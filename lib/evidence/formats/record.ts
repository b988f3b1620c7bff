import type { Findings } from "@/lib/evidence/findings/findings";
import type { FreeTextReader } from "@/lib/evidence/text/free-text-reader";
import { readAsff } from "./asff";
import { readCloudTrail } from "./cloudtrail";
import { readExportedJson } from "./exported-case-json";
import { readGuardDuty } from "./guardduty";
import { at, isObject, parseJson } from "./json-value";
import { readOcsf } from "./ocsf";
import { readOtherJson } from "./other-json";

/** Each takes a value it knows and says so. The order matters only where one form holds another's members. */
const formats = [readExportedJson, readGuardDuty, readAsff, readOcsf, readCloudTrail];

/** Lists that a record may be wrapped in, by the services that wrap. */
const listWrappers = ["findings", "records", "events", "logEvents"];
/** Texts that hold a record as JSON: lookup-events, SNS, SQS, CloudWatch Logs, Splunk. */
const textWrappers = ["CloudTrailEvent", "message", "body", "_raw", "eventJson"];
/** Objects that hold a record: EventBridge, Splunk, OpenSearch. */
const objectWrappers = ["detail", "result", "_source"];

/** Reads one JSON value: of a known format, wrapped in whatever carries such records, or of any other shape. */
export function readRecord(value: unknown, findings: Findings, text: FreeTextReader): void {
  if (!readKnown(value, { findings, text }, 0)) readUnknown(value, { findings, text });
}

type Readers = { findings: Findings; text: FreeTextReader };

function readUnknown(value: unknown, { findings, text }: Readers): void {
  findings.startRecord("JSON of another kind");
  readOtherJson(value, findings, text);
}

function readKnown(value: unknown, readers: Readers, depth: number): boolean {
  if (depth > maxWrapping || !isObject(value)) return false;
  if (formats.some((read) => read(value, readers.findings))) return true;
  for (const wrapper of objectWrappers) {
    const inner = at(value, wrapper);
    if (isObject(inner) && readKnown(inner, readers, depth + 1)) return true;
  }
  for (const wrapper of textWrappers) {
    const inner = at(value, wrapper);
    if (typeof inner === "string" && readKnown(parseJson(inner), readers, depth + 1)) return true;
  }
  for (const wrapper of listWrappers) {
    const inner = at(value, wrapper);
    if (!Array.isArray(inner) || inner.length === 0) continue;
    const unknown = inner.filter((entry) => !readKnown(entry, readers, depth + 1));
    if (unknown.length === inner.length) continue;
    for (const entry of unknown) readUnknown(entry, readers);
    return true;
  }
  return false;
}

/** SNS around SQS around EventBridge around Security Hub. */
const maxWrapping = 5;
