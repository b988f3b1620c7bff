import { describe, expect, test } from "vitest";
import { caseFields } from "@/lib/cases/case-fields";
import { toCountSentence, toDraft } from "./draft";
import { toIpRows } from "./ip-row-draft";
import { readEvidence } from "./read-evidence";
import { guardDutySamples } from "./samples/guardduty";

const now = Date.UTC(2026, 10, 22, 12);

function read(content: string) {
  return readEvidence([{ name: "item", content }], { now });
}

function addresses(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `198.51.${Math.floor(index / 200) + 100}.${50 + (index % 200)}`,
  ).join("\n");
}

describe("the draft", () => {
  test("names findings by type and ID, and says when they were seen", async () => {
    const { finds } = await read(guardDutySamples[0]?.text ?? "");
    expect(finds.title).toBe("GuardDuty: UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom in account 111122223333");
    expect(finds.description).toBe(
      [
        "GuardDuty finding UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom (severity 5)",
        "  “API ListBuckets was invoked from an IP address on a custom threat list.”",
        "  arn:aws:guardduty:eu-central-1:111122223333:detector/d4b040365221be2b54a6264dcc9a4bc8/finding/16afba5c5c43e07c9e3e5e2e544e95df",
        "Principals: build",
        "Access key IDs: AKIAIOSFODNN7EXAMPLE",
        "Calls: ListBuckets",
        "First seen 22 Nov 2026, 01:14:02 UTC, last seen 22 Nov 2026, 01:26:41 UTC.",
      ].join("\n"),
    );
  });

  test("counts events and names the caller", async () => {
    const event = {
      eventName: "A",
      eventSource: "s3.amazonaws.com",
      sourceIPAddress: "198.51.100.7",
      eventTime: "2026-11-22T01:00:00Z",
    };
    const { finds } = await read(`${JSON.stringify(event)}\n`.repeat(1_200));
    expect(finds.title).toBe("Activity from 198.51.100.7");
    expect(finds.description).toBe("1,200 CloudTrail events read.\nCalls: A (1,200)\nSeen at 22 Nov 2026, 01:00 UTC.");
  });

  test("is empty when a text holds only addresses that fit into the table", async () => {
    const { finds } = await read("198.51.100.7");
    expect([finds.title, finds.description]).toEqual([undefined, undefined]);
  });

  test("removes control and direction characters from a finding's texts", async () => {
    const finding = {
      AwsAccountId: "111122223333",
      ProductArn: "p",
      Id: "i\n\u0007d",
      Title: "invoice\u202efdp.exe\u2028x",
      Types: ["a\tb"],
    };
    const { finds } = await read(JSON.stringify(finding));
    expect(finds.description).toBe("p finding a b\n  “invoice fdp.exe x”\n  i d");
  });

  test("keeps 200 addresses, lists the rest, and counts both", async () => {
    const { finds, totals } = await read(addresses(240));
    expect(totals.addresses).toEqual({ read: 240, kept: 200, listed: 40 });
    expect(finds.description).toMatch(/^Further IP addresses: 198\.51\.101\.50, (?:[\d.]+, ){38}198\.51\.101\.89$/);
    expect(toCountSentence(totals.addresses, "IP address")).toBe(
      "Found 240 IP addresses: 200 fit in the form, 40 more in the description.",
    );
  });

  test("lists no more addresses than fit into a description", async () => {
    const { finds, totals } = await read(addresses(5_000));
    expect(finds.description?.length).toBeLessThanOrEqual(caseFields.description.maxCharacters);
    const { listed } = totals.addresses;
    expect(listed).toBeGreaterThan(400);
    expect(finds.description?.endsWith(`, and ${(4_800 - listed).toLocaleString("en-US")} more`)).toBe(true);
    expect(toCountSentence(totals.addresses, "IP address")).toBe(
      `Found 5,000 IP addresses: 200 fit in the form, ${listed} more in the description, ${(4_800 - listed).toLocaleString("en-US")} are left out.`,
    );
  });

  test("needs no details when everything fits in the form", () => {
    expect(toCountSentence({ read: 3, kept: 3, listed: 0 }, "IP address")).toBe("Found 3 IP addresses.");
  });

  test("lists the addresses for which a fuller form has no room", async () => {
    const evidence = await read("198.51.100.7 198.51.100.8");
    const { rest } = toIpRows(evidence.finds.addresses, 1);
    expect(toDraft(evidence, rest)).toEqual({ description: "Further IP addresses: 198.51.100.8", listed: 1 });
  });
});

describe("rows of the table", () => {
  const found = [
    { address: "198.51.100.7", userAgents: ["a", "b"], seen: 1, from: [0] },
    { address: "198.51.100.8", userAgents: [], seen: 1, from: [0] },
  ];

  test("list every address once before any further user agents", () => {
    expect(toIpRows(found)).toEqual({
      rows: [
        { ipAddress: "198.51.100.7", userAgent: "a" },
        { ipAddress: "198.51.100.8", userAgent: "" },
        { ipAddress: "198.51.100.7", userAgent: "b" },
      ],
      rest: [],
    });
  });

  test("stop when the table is full", () => {
    expect(toIpRows(found, 1)).toEqual({ rows: [{ ipAddress: "198.51.100.7", userAgent: "a" }], rest: [found[1]] });
    expect(toIpRows(found, -1)).toEqual({ rows: [], rest: found });
  });
});
