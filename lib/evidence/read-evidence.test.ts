import { describe, expect, test } from "vitest";
import { readEvidence } from "./read-evidence";

const now = Date.UTC(2026, 10, 22, 12);

function read(...texts: string[]) {
  return readEvidence(
    texts.map((content, index) => ({ name: `item ${index + 1}`, content })),
    { now },
  );
}

describe("readEvidence", () => {
  test("finds addresses, accounts, Regions, services and the earliest time in prose", async () => {
    const { finds, skipped } = await read(
      "At 2026-11-22T01:14:00Z 198[.]51[.]100[.]7 assumed arn:aws:iam::111122223333:role/build in eu-central-1,\nfrom 10.0.0.4.",
    );
    expect(finds).toMatchObject({
      accounts: [{ value: "111122223333" }],
      regions: [{ value: "eu-central-1" }],
      services: [{ value: "AWS IAM" }],
      addresses: [{ address: "198.51.100.7", mark: "example address" }],
      earliest: { moment: "2026-11-22T01:14:00.000Z" },
    });
    expect(skipped).toEqual([{ why: "private", count: 1, values: [{ value: "10.0.0.4", seen: 1, from: [0] }] }]);
  });

  test("names every item in which a value was found", async () => {
    const { finds } = await read("198.51.100.4 and 198.51.100.9", "198.51.100.9 again, 198.51.100.9");
    expect(finds.addresses).toEqual([
      { address: "198.51.100.4", userAgents: [], mark: "example address", seen: 1, from: [0] },
      { address: "198.51.100.9", userAgents: [], mark: "example address", seen: 3, from: [0, 1] },
    ]);
  });

  test("puts addresses from findings before those from logs and texts, in any reading order", async () => {
    const finding = {
      AwsAccountId: "111122223333",
      ProductArn: "p",
      Network: { Direction: "IN", SourceIpV4: "198.51.100.3" },
    };
    const log = '198.51.100.2 - - [22/Nov/2026:07:00:00 +0100] "GET / HTTP/1.1" 404 153';
    const { finds } = await read("198.51.100.1 and 198.51.100.3", log, JSON.stringify(finding));
    expect(finds.addresses.map(({ address }) => address)).toEqual(["198.51.100.3", "198.51.100.2", "198.51.100.1"]);
  });

  test("marks an attacking address that is also the victim's own", async () => {
    const { finds, skipped } = await read("from 45.9.148.108\nour gateway 45.9.148.108, our host 45.9.148.109");
    expect(finds.addresses).toMatchObject([{ address: "45.9.148.108", mark: "also seen as your own" }]);
    expect(skipped).toMatchObject([{ why: "own end", values: [{ value: "45.9.148.109" }] }]);
  });

  test("counts an IPv4-mapped address and its IPv4 form as one", async () => {
    const { finds } = await read("saw ::ffff:91.92.251.103");
    expect(finds.addresses).toMatchObject([{ address: "91.92.251.103", seen: 1 }]);
  });

  test("does not take twelve zeros for an account", async () => {
    const { finds } = await read("account 000000000000, account 000000000001");
    expect(finds.accounts).toMatchObject([{ value: "000000000001" }]);
  });

  test("reads the first 100 items when there are more", async () => {
    const { items } = await read(...Array.from({ length: 101 }, () => "x"));
    expect(items.map(({ note }) => note).filter((note) => note !== undefined)).toEqual([
      "Only the first 100 items are read.",
    ]);
  });

  test("reads a file like a text", async () => {
    const { finds, items } = await readEvidence([{ name: "a.txt", content: new Blob(["seen 198.51.7.9"]) }], { now });
    expect(finds.addresses).toMatchObject([{ address: "198.51.7.9" }]);
    expect(items).toEqual([{ name: "a.txt", bytes: 15, formats: [{ format: "text", count: 1 }] }]);
  });

  test("does not mistake JavaScript's own member names for known fields", async () => {
    const { finds } = await read('{"constructor":"from 45.83.64.7","toString":"from 45.83.64.8"}');
    expect(finds.addresses.map(({ address }) => address)).toEqual(["45.83.64.7", "45.83.64.8"]);
  });

  test("answers an archive with a sentence", async () => {
    const content = new Blob([new Uint8Array([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0])]);
    const { items } = await readEvidence([{ name: "a.zip", content }], { now });
    expect(items[0]?.note).toMatch(/ZIP archive/);
  });
});
