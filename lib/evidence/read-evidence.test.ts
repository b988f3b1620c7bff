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
  test("takes addresses, accounts, Regions, services and the earliest time out of prose", async () => {
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

  test("names every item that a find came from", async () => {
    const { finds } = await read("198.51.100.4 and 198.51.100.9", "198.51.100.9 again, 198.51.100.9");
    expect(finds.addresses).toEqual([
      { address: "198.51.100.4", userAgents: [], mark: "example address", seen: 1, from: [0] },
      { address: "198.51.100.9", userAgents: [], mark: "example address", seen: 3, from: [0, 1] },
    ]);
  });

  test("reads a file as it reads a text", async () => {
    const { finds, items } = await readEvidence([{ name: "a.txt", content: new Blob(["seen 198.51.7.9"]) }], { now });
    expect(finds.addresses).toMatchObject([{ address: "198.51.7.9" }]);
    expect(items).toEqual([{ name: "a.txt", bytes: 15, formats: [{ format: "text", count: 1 }] }]);
  });

  test("answers an archive with a sentence", async () => {
    const content = new Blob([new Uint8Array([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0])]);
    const { items } = await readEvidence([{ name: "a.zip", content }], { now });
    expect(items[0]?.note).toMatch(/ZIP archive/);
  });
});
