import { describe, expect, test } from "vitest";
import { readEvidence } from "./read-evidence";
import { asffSamples } from "./samples/asff";
import { cloudTrailSamples } from "./samples/cloudtrail";
import { guardDutySamples } from "./samples/guardduty";
import { ocsfSamples } from "./samples/ocsf";
import type { Sample, Truth } from "./samples/sample";
import { tableAndLogSamples } from "./samples/tables-and-logs";
import { textSamples } from "./samples/texts";

const now = Date.UTC(2026, 10, 22, 12);

// The result in the shape of a `Truth`, with unordered lists sorted.
async function read(text: string): Promise<Truth> {
  const { items, finds, skipped } = await readEvidence([{ name: "sample", content: new Blob([text]) }], { now });
  return {
    formats: Object.fromEntries(items.flatMap(({ formats }) => formats.map(({ format, count }) => [format, count]))),
    accounts: finds.accounts.map(({ value }) => value).toSorted(),
    regions: finds.regions.map(({ value }) => value).toSorted(),
    services: finds.services.map(({ value }) => value).toSorted(),
    addresses: Object.fromEntries(finds.addresses.map(({ address, userAgents }) => [address, userAgents])),
    skipped: Object.fromEntries(skipped.map(({ why, values }) => [why, values.map(({ value }) => value).toSorted()])),
    ...(finds.earliest === undefined ? {} : { earliest: finds.earliest.moment }),
    findings: finds.findings.map(({ id }) => id),
  };
}

function complete(truth: Truth): Truth {
  const { skipped = {}, ...rest } = truth;
  const sorted = Object.fromEntries(Object.entries(skipped).map(([why, values]) => [why, values.toSorted()]));
  return { accounts: [], regions: [], services: [], addresses: {}, findings: [], ...rest, skipped: sorted };
}

const named = (samples: Sample[]) => samples.map((sample) => [sample.name, sample] as const);

describe.each([
  ["GuardDuty", guardDutySamples],
  ["Security Hub (ASFF)", asffSamples],
  ["OCSF", ocsfSamples],
  ["CloudTrail", cloudTrailSamples],
  ["tables and logs", tableAndLogSamples],
  ["texts", textSamples],
])("%s", (_format, samples) => {
  test.each(named(samples))("%s", async (_name, { text, truth }) => {
    expect(await read(text)).toEqual(complete(truth));
  });
});
