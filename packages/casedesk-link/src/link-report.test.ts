import { describe, expect, test } from "vitest";
import { draftCaseLink } from "./draft-case-link";
import { toReport } from "./link-report";

async function report(text: string, name = "notes.txt"): Promise<string> {
  const now = Date.UTC(2026, 10, 24);
  return toReport(await draftCaseLink([{ name, content: text }], "https://casedesk.example.com", now));
}

describe("the report", () => {
  test("says what was read, filled in and left out, and why", async () => {
    expect(await report("Account 111122223333 in eu-central-1: login from 198.51.100.7, not from 10.0.0.4")).toBe(`Read:
  notes.txt: 1 × text
  Found 1 IP address.

Filled in:
  Description: “Account 111122223333 in eu-central-1: login from 198.51.100.7, not from 10.0.0.4”
  Impacted accounts: 111122223333
  Impacted Regions: Europe (Frankfurt) eu-central-1
  Threat actors: 198.51.100.7

Left out:
  1 × private address: 10.0.0.4

The link holds all of this in clear. It fills in the form and sends nothing: open it, check it, decide.
`);
  });

  test("leaves a doubtful start to the person", async () => {
    expect(await report("2025-01-02 03:04:05 login from 198.51.100.7")).toMatch(
      /Not filled in: decide yourself:\n {2}Estimated start: 2 Jan 2025, 03:04:05 UTC\. .*time zone/,
    );
  });

  test("warns of secrets without quoting them", async () => {
    const text = await report("password: correct-horse-7-Battery from 198.51.100.7");
    expect(text).toMatch(/May contain secrets\. Check before you share the link:\n {2}notes\.txt, line 1: looks like/);
  });

  test("says when there is nothing for a link", async () => {
    expect(await report("nothing of use")).toContain("Nothing was found that the form can use, so there is no link.");
  });

  test("says when there is too much for a link", async () => {
    const drafted = await draftCaseLink([{ name: "notes", content: "198.51.100.7" }], "https://casedesk.example.com");
    expect(toReport({ ...drafted, link: undefined })).toContain("This is too much for a link. Paste it into the form.");
  });

  test("lets no text write to the terminal or pass for another line", async () => {
    const text = await report("login from 198.51.100.7\n", "\u001b[2Jx\nFilled in:\u202e");
    expect(text.split("\n")[1]).toBe("  \u{FFFD}[2Jx Filled in:[U+202E]: 1 × text");
  });
});
