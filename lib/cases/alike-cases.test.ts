import { describe, expect, test } from "vitest";
import { aListedCase } from "./a-listed-case";
import { likeliestCases, sharedScope } from "./alike-cases";

function likeliest(title: string, cases: Parameters<typeof aListedCase>[0][]): string[] {
  return likeliestCases(title, cases.map(aListedCase), 5).map(({ caseId }) => caseId);
}

describe("the likeliest cases", () => {
  test("share words of the title, whatever their case, and the one that shares most comes first", () => {
    expect(
      likeliest("Leaked access key of build-bot", [
        { caseId: "1", title: "Phishing" },
        { caseId: "2", title: "KEY in a repository" },
        { caseId: "3", title: "Access key leaked" },
      ]),
    ).toEqual(["3", "2"]);
  });

  test("do not count words that many titles have", () => {
    expect(
      likeliest("Security incident with the key", [{ caseId: "1", title: "Security incident in the S3" }]),
    ).toEqual([]);
  });

  test("are open", () => {
    expect(likeliest("Leaked key", [{ caseId: "1", title: "Leaked key", caseStatus: "Closed" }])).toEqual([]);
  });

  test("are at most as many as asked for, the newest ones of those that share as much", () => {
    const cases = Array.from({ length: 7 }, (_, index) => ({ caseId: `${index}`, title: "Key", createdAt: index }));
    expect(likeliest("Key", cases)).toEqual(["6", "5", "4", "3", "2"]);
  });
});

describe("what two cases share", () => {
  const scope = { accounts: ["111122223333", "444455556666"], addresses: ["198.51.100.7", "2001:DB8:0:0:0:0:0:1"] };

  test("is their accounts and addresses", () => {
    const other = { accounts: ["444455556666"], addresses: ["198.51.100.7", "2001:db8:0:0:0:0:0:1"] };
    expect(sharedScope(scope, other)).toEqual(["444455556666", "198.51.100.7", "2001:DB8:0:0:0:0:0:1"]);
  });

  test("may be nothing", () => {
    expect(sharedScope(scope, { accounts: ["999999999999"], addresses: [] })).toEqual([]);
  });
});
