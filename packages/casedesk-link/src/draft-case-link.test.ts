import { describe, expect, test } from "vitest";
import type { CaseParts } from "@/lib/cases/case-link";
import { caseLinkPrefix } from "@/lib/cases/case-link-fragment";
import { newCase } from "@/lib/cases/new-case";
import { readCaseLink } from "@/lib/cases/read-case-link";
import { merge, toFirstPicks, toProposal } from "@/lib/evidence/evidence-proposal";
import { readEvidence } from "@/lib/evidence/read-evidence";
import { asffSamples } from "@/lib/evidence/samples/asff";
import { cloudTrailSamples } from "@/lib/evidence/samples/cloudtrail";
import { guardDutySamples } from "@/lib/evidence/samples/guardduty";
import { ocsfSamples } from "@/lib/evidence/samples/ocsf";
import { productSamples } from "@/lib/evidence/samples/products";
import { tableAndLogSamples } from "@/lib/evidence/samples/tables-and-logs";
import { textSamples } from "@/lib/evidence/samples/texts";
import { draftCaseLink } from "./draft-case-link";

const portal = "https://casedesk.example.com";
const now = Date.UTC(2026, 10, 24);
// The reader's own zone: a link is opened elsewhere than it was made.
const timeZone = "Europe/Berlin";

const draft = (text: string, name = "finding.json") => draftCaseLink([{ name, content: text }], portal, now);

/** An empty form after pasting, when nothing is unticked. */
async function pasted(text: string): Promise<CaseParts> {
  const form = newCase("", timeZone);
  const evidence = await readEvidence([{ name: "Pasted text", content: text }], { now });
  const proposal = toProposal(evidence, form, timeZone, now);
  return merge(proposal, toFirstPicks(proposal), form).parts;
}

function partsOf(link: string | undefined): CaseParts | undefined {
  const reading = readCaseLink(new URL(link ?? "").hash, { timeZone });
  return reading.ok ? reading.parts : undefined;
}

const macie = {
  schemaVersion: "1.0",
  id: "m1",
  accountId: "111122223333",
  region: "eu-west-1",
  type: "Policy:IAMUser/S3BucketPublic",
  category: "POLICY",
  createdAt: "2026-11-20T01:14:00Z",
  resourcesAffected: { s3Bucket: { arn: "arn:aws:s3:::data" } },
  policyDetails: { actor: { ipAddressDetails: { ipAddressV4: "198.51.100.7" } } },
};

const samples = [
  ...[...guardDutySamples, ...asffSamples, ...ocsfSamples, ...cloudTrailSamples, ...tableAndLogSamples, ...textSamples],
  { name: "Macie", text: JSON.stringify(macie) },
  ...productSamples.map(({ product, text }) => ({ name: product, text })),
];

describe("the form that a link fills in equals the form that pasting fills in", () => {
  test.each(samples.map(({ name, text }) => [name, text]))("%s", async (_name, text) => {
    const { link } = await draft(text);
    const expected = await pasted(text);
    expect(link === undefined ? {} : partsOf(link)).toEqual(expected);
  });
});

describe("a drafted link", () => {
  test("leads to the form, with its content behind #", async () => {
    const { link = "" } = await draft(JSON.stringify(macie));
    const { origin, pathname, search, hash } = new URL(link);
    expect([origin, pathname, search, hash.startsWith(caseLinkPrefix)]).toEqual([portal, "/cases/new", "", true]);
  });

  test("says where several findings came from", async () => {
    const one = { name: "first.json", content: JSON.stringify(macie) };
    const { parts } = await draftCaseLink([one, { ...one, name: "second.json" }], portal, now);
    expect(parts.description).toContain("Sources: first.json, second.json.");
  });

  test("is not made when there is nothing to fill in", async () => {
    expect(await draft("nothing of use")).toMatchObject({ link: undefined, parts: {} });
  });

  test("names secrets in what was read, without quoting them", async () => {
    const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    const { secrets } = await draft(`aws_secret_access_key = ${secret}\nfrom 198.51.100.7`);
    expect(secrets).toMatchObject([{ item: "finding.json", line: 1 }]);
    expect(JSON.stringify(secrets)).not.toContain(secret);
  });
});
