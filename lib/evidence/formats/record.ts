import type { Findings } from "@/lib/evidence/findings/findings";
import type { FreeTextReader } from "@/lib/evidence/text/free-text-reader";
import { readAsff } from "./asff";
import { readAwsFinding } from "./aws-finding";
import { readCloudTrail } from "./cloudtrail";
import { readExportedJson } from "./exported-case-json";
import { readGuardDuty } from "./guardduty";
import { at, isObject, parseJson } from "./json-value";
import { readOcsf } from "./ocsf";
import { readOtherJson } from "./other-json";

// Each returns false for a value that it does not know.
const formats = [readExportedJson, readAwsFinding, readGuardDuty, readAsff, readOcsf, readCloudTrail];

const listWrappers = ["findings", "records", "events", "logEvents"];
// Members that hold a record as JSON text: lookup-events, SNS, SQS, CloudWatch Logs, Splunk.
const textWrappers = ["CloudTrailEvent", "message", "body", "_raw", "eventJson"];
// EventBridge, Splunk, OpenSearch.
const objectWrappers = ["detail", "result", "_source"];

/** Reads a JSON value of any shape, wrapped or not. */
export function readRecord(value: unknown, findings: Findings, text: FreeTextReader): void {
  if (!readKnown(value, { findings, text }, 0)) readUnknown(value, { findings, text });
}

type Readers = { findings: Findings; text: FreeTextReader };

function readUnknown(value: unknown, { findings, text }: Readers): void {
  findings.startRecord("other JSON");
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

// SNS in SQS in EventBridge in Security Hub.
const maxWrapping = 5;
