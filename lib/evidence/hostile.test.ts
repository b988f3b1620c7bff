import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { caseSchema } from "@/lib/cases/case-schema";
import type { Evidence } from "./findings/evidence";
import {
  maxDistinctValues,
  maxSkippedShown,
  maxUserAgentsPerAddress,
  maxValuesFound,
} from "./findings/evidence-limits";
import { toIpRows } from "./ip-row-draft";
import { readEvidence } from "./read-evidence";
import { maxRepairableLength } from "./repair-json";
import { asffSamples } from "./samples/asff";
import { cloudTrailSamples } from "./samples/cloudtrail";
import { guardDutySamples } from "./samples/guardduty";
import { ocsfSamples } from "./samples/ocsf";
import { tableAndLogSamples } from "./samples/tables-and-logs";
import { textSamples } from "./samples/texts";

const samples = [guardDutySamples, asffSamples, ocsfSamples, cloudTrailSamples, tableAndLogSamples, textSamples].flat();

// The form after an analyst accepted everything.
function asForm({ finds }: Evidence) {
  return aCase({
    impactedAccounts: finds.accounts
      .slice(0, 200)
      .map(({ value }) => value)
      .join("\n"),
    impactedAwsRegions: finds.regions.map(({ value }) => value),
    impactedServices: finds.services.map(({ value }) => value),
    threatActorIpAddresses: toIpRows(finds.addresses).rows,
    ...(finds.title === undefined ? {} : { title: finds.title }),
    ...(finds.description === undefined ? {} : { description: finds.description }),
  });
}

function read(...contents: (string | Blob)[]): Promise<Evidence> {
  return readEvidence(contents.map((content, index) => ({ name: `item ${index}`, content })));
}

const pieces = fc.constantFrom(
  ..."0123456789abcdef .:,;|/[](){}\"'\\\n\t-_=#@".split(""),
  ..."198.51.100.7|2001:db8::1|[.]|(dot)|hxxp://|111122223333|account |arn:aws:s3:eu-west-1:111122223333:|eu-central-1".split(
    "|",
  ),
  ..."2026-11-22T01:14:00Z|user agent |src_ip,user_agent\n|\u202e|\ud800|\u0000|\ufeff|::ffff:8.8.8.8|/24|-198.51.100.9".split(
    "|",
  ),
  '{"Records":[',
  '{"sourceIPAddress":"8.8.8.8","userAgent":"\\u202e\\u0000x","eventName":"A","eventSource":"s3.amazonaws.com"}',
  '{"AwsAccountId":"111122223333","ProductArn":"x","Title":"\\u202e\\ud800","Types":[1],"Resources":{},"Network":[]}',
  '{"type":"A:B/C","accountId":"111122223333","schemaVersion":"2.0","service":{"action":[]},"id":"\\u0007"}',
  '{"class_uid":2004,"metadata":{},"finding_info":{"uid":"\\u2028"},"evidences":[null,{"src_endpoint":{"ip":"8.8.8.8"}}]}',
  '{"resolverType":"AWS","title":"\\u0000","engagementType":"x","impactedAccounts":[1,null],"tags":[],"watchers":{}}',
);
const anyEvidence = fc.oneof(
  fc.string({ unit: pieces, maxLength: 80 }),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc
    .record({
      sample: fc.constantFrom(...samples),
      place: fc.double({ min: 0, max: 1, noNaN: true }),
      piece: pieces,
      cut: fc.nat(40),
    })
    .map(({ sample: { text }, place, piece, cut }) => {
      const index = Math.floor(place * text.length);
      return text.slice(0, index) + piece + text.slice(index + cut);
    }),
);

describe("any evidence at all", () => {
  test("is read, and the form accepts everything that was found", async () => {
    await fc.assert(
      fc.asyncProperty(anyEvidence, async (text) => {
        const evidence = await read(text, new Blob([text]));
        expect(evidence.items[0]?.note).toBeUndefined();
        expect(evidence.items[1]?.note ?? "This file is not text, so it could not be read.").toMatch(/is not text/);
        const { title, description, ...form } = asForm(evidence);
        const drafts = evidence.finds.form === undefined ? { title, description } : {};
        expect(caseSchema.safeParse({ ...aCase(), ...form, ...drafts }).error).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test("is read, even as random bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const evidence = await read(new Blob([new Uint8Array(bytes)]));
        expect(evidence.items).toHaveLength(1);
      }),
    );
  });
});

describe("hostile evidence", () => {
  // Just short enough to be repaired, where the time of a repair grows with the square of the length.
  test.each(['{"a":"x\n', '{"a":1,}\n', "{'a': ", '["a\\', "['a\": \"b', "])(
    "ends for almost JSON of %j",
    async (piece) => {
      await read(`${piece.repeat(Math.floor((maxRepairableLength - 1) / piece.length))}}`);
    },
  );

  // Three times 300 kB: backtracking or rescanning would exceed the time limit.
  test.each([
    "1.",
    "1.1.1.1.",
    "1.1.1.1-",
    "1.1.1.1,",
    ":",
    "a:",
    "::1 ",
    "ffff:",
    "[.]",
    "1 [.] ",
    "hxxp",
    "account ",
    "111122223333 ",
    "1111 ",
    "1111 2222 3333 ",
    "account 1111 2222 3333 and ",
    "1111-2222-",
    "arn:aws:",
    "arn:aws:s3:::",
    "us-east-",
    "user agent ",
    "user agent a/1 ( from ",
    "    ",
    'a="\\" ',
    '"GET \\"',
    '"GET / ',
    "a: ",
    "a=1 b",
    "<a>b</",
    "{'a': ",
    "[{'a':[",
    "A -> ",
    "1.1.1.1 -> ",
    "1.1.1.1,,",
    "x=1.1.1.1 ",
    "Nov 20 01:14:00 ",
    "20/Nov/2026:",
    "password is ",
    "IPs: ",
    "IPs: 5.8.18.7 ",
    "5.8.18.7 and ",
    "::ffff:5.8.18.7 12:30:00 ",
    '"',
    "\\",
    '\\"',
    '{"',
    '{"a":',
    '{"Records":[',
    '[{"a":"b"},',
    "[",
    "]",
    "|",
    "| ip ",
    ",",
    "ip,",
    "ip\t",
    '"",',
    "#Fields: c-ip\t",
    "| ip | x",
    "*",
    "2026-11-22T",
    "22/Nov/2026:",
    "our own ",
    "Accounts:\n111122223333 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n",
    "version ",
    '1.1.1.1 - - [22/Nov/2026:07:00:00 +0100] "',
    "https 2026Z app/x 1.1.1.1:1 ",
    "2 111122223333 - ",
    "Who resolves the case: x",
    " ",
    "\u00a0",
    "\t",
  ])(
    "ends for much of %j, on one line and on many",
    async (piece) => {
      const count = Math.ceil(300_000 / piece.length);
      const { items } = await read(piece.repeat(count), `${piece}\n`.repeat(count), `{"a":"${piece.repeat(count)}`);
      expect(items.map(({ note }) => note)).toEqual([undefined, undefined, undefined]);
    },
    60_000,
  );

  test("ends for brackets nested 100,000 levels deep, and is read beyond them", async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    const { finds } = await read(`${deep}\n${"[".repeat(100_000)}\n198.51.100.9`);
    expect(finds.addresses).toMatchObject([{ address: "198.51.100.9" }]);
  });

  test("ends for a Markdown cell of 900,000 asterisks and a letter", async () => {
    const cell = `x${"*".repeat(900_000)}a`;
    const { finds } = await read(`| ip | note |\n|---|---|\n| 198.51.100.9 | ${cell} |`);
    expect(finds.addresses).toMatchObject([{ address: "198.51.100.9" }]);
  });

  test("yields a bounded number of accounts and services", async () => {
    const id = (index: number) => `${111_122_000_000 + index}`;
    const lines = Array.from({ length: maxDistinctValues + 500 }, (_, index) => `account ${id(index)}`);
    const again = lines.slice(-500);
    const accounts = await read([...lines, ...again].join("\n"));
    const exported = Array.from({ length: 3 }, (_, record) => ({
      ...aCase(),
      impactedAccounts: [],
      impactedServices: Array.from({ length: maxValuesFound }, (__, index) => `Service ${record} ${index}`),
    }));
    const services = await read(exported.map((one) => JSON.stringify(one)).join("\n"));
    expect(accounts.finds.accounts).toHaveLength(maxValuesFound);
    // Beyond the bound, repetitions count again.
    expect(accounts.totals.accounts.read).toBe(maxDistinctValues + 1_000);
    expect(services.finds.services).toHaveLength(maxValuesFound);
    expect(services.totals.services.read).toBe(3 * maxValuesFound);
    expect(JSON.stringify([accounts, services]).length).toBeLessThan(300_000);
  });

  test("yields a bounded number of addresses, user agents and skipped values", async () => {
    const address = (index: number) =>
      `${50 + Math.floor(index / 65_536)}.${Math.floor(index / 256) % 256}.${index % 256}.7`;
    const rows = Array.from({ length: 30_000 }, (_, index) => `${address(index)},agent ${index}`);
    const same = Array.from({ length: 100 }, (_, index) => `9.9.9.9,agent ${index}`);
    const own = Array.from({ length: 5_000 }, (_, index) => `10.0.${Math.floor(index / 250)}.${index % 250},x`);
    const evidence = await read(["ip,user agent", ...same, ...own, ...rows].join("\n"));
    expect(evidence.finds.addresses).toHaveLength(maxValuesFound);
    expect(evidence.finds.addresses[0]?.userAgents).toHaveLength(maxUserAgentsPerAddress);
    expect(evidence.totals.addresses).toMatchObject({ read: 30_001, kept: 200 });
    expect(evidence.skipped).toMatchObject([{ why: "private", count: 5_000 }]);
    expect(evidence.skipped[0]?.values).toHaveLength(maxSkippedShown);
    expect(JSON.stringify(evidence).length).toBeLessThan(300_000);
  });
});
