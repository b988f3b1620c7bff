import { describe, expect, test } from "vitest";
import { aCaseSource, aCommentSource, aLongRecord, readAll, someSources } from "./a-record";
import { toCaseRecord } from "./case-record";
import { toRecordMarkdown } from "./record-markdown";

function markdownOf(body: string): string {
  return toRecordMarkdown(toCaseRecord(someSources({}, { comments: readAll([aCommentSource({ body })]) })));
}

/** The lines that Markdown does not show as code: the rules of CommonMark for fences. */
function outsideOfFences(markdown: string): string[] {
  let fence: string | undefined;
  const outside: string[] = [];
  for (const line of markdown.split(/\r\n?|\n/)) {
    const [, mark = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === undefined && mark !== "") fence = mark;
    else if (fence !== undefined && mark.startsWith(fence) && line.trim() === mark) fence = undefined;
    else if (fence === undefined) outside.push(line);
  }
  expect(fence, "every fence is closed").toBeUndefined();
  return outside;
}

/** Without code spans. */
function ownWords(markdown: string): string {
  return outsideOfFences(markdown)
    .join("\n")
    .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
}

describe("a record in Markdown", () => {
  test("reads like a document", () => {
    expect(toRecordMarkdown(toCaseRecord(someSources()))).toMatchInlineSnapshot(`
      "# Record of case 1234567890

      \`Unknown access keys in use\`

      ## 1. About this record

      Casedesk made this record from what AWS Security Incident Response shows to this person under this role.

      Nothing is missing: AWS showed everything that it was asked for.

      - **Case:** \`1234567890\`
      - **Link:** \`https://casedesk.example.com/cases/1234567890\`
      - **Made by:**
        - \`Ana Ruiz\`
        - \`ana@example.com\`
      - **Role:**
        - \`Incident responder\`
        - \`arn:aws:iam::111122223333:role/responder\`
      - **Known to AWS as:** \`arn:aws:sts::111122223333:assumed-role/responder/ana@example.com\`
      - **Made:** 22 Nov 2026, 01:14 UTC; 22 Nov 2026, 02:14 (Europe/Berlin, UTC+01:00)
      - **Times:** Each in UTC and in the time zone Europe/Berlin.

      ## 2. Facts

      - **Case ID:** \`1234567890\`
      - **ARN:** \`arn:aws:security-ir:eu-central-1:111122223333:case/1234567890\`
      - **Status:** \`Acknowledged\`
      - **Pending action:** \`Customer\`
      - **Who resolves the case:** \`Resolve case with AWS\`
      - **Type of request:** \`Active security incident\`
      - **Title:** \`Unknown access keys in use\`
      - **Estimated start:** 20 Nov 2026, 22:30 UTC; 20 Nov 2026, 23:30 (Europe/Berlin, UTC+01:00)
      - **Impacted accounts:** \`111122223333\`
      - **Impacted Regions:** \`Europe (Frankfurt) eu-central-1\`
      - **Impacted services:** \`S3\`
      - **Threat actors:** \`203.0.113.9, user agent curl/8\`
      - **Opened:** 21 Nov 2026, 01:14 UTC; 21 Nov 2026, 02:14 (Europe/Berlin, UTC+01:00)
      - **Last updated:** 21 Nov 2026, 02:30 UTC; 21 Nov 2026, 03:30 (Europe/Berlin, UTC+01:00)
      - **\`source\`:** \`GuardDuty\`
      - **Tags:** \`team: blue\`

      ### Description

      \`\`\`text
      Keys of a build user call from an unknown network.
      \`\`\`

      ## 3. People

      AWS sends e-mails about the case to its watchers. The others wrote, changed or sent something.

      - **Watchers:** \`ben@example.com, Ben, Counsel\`

      ### Person 1

      - **Name:**
        - \`AWS Responder\`
        - Of AWS
      - **In this record:** 1 comment, 0 edits, 0 files

      ### Person 2

      - **Name:**
        - \`ana@example.com\`
        - \`arn:aws:sts::111122223333:assumed-role/responder/ana@example.com\`
      - **In this record:** 0 comments, 0 edits, 1 file

      ### Person 3

      - **Name:**
        - \`ben@example.com\`
        - \`arn:aws:sts::111122223333:assumed-role/responder/ben@example.com\`
      - **In this record:** 0 comments, 1 edit, 0 files

      ## 4. Conversation

      1 comment, oldest first.

      ### Comment 1

      - **From:**
        - \`AWS Responder\`
        - Of AWS
      - **Written:** 21 Nov 2026, 02:00 UTC; 21 Nov 2026, 03:00 (Europe/Berlin, UTC+01:00)
      - **Number at AWS:** \`000001\`

      \`\`\`text
      Which keys are affected?
      \`\`\`

      ## 5. Edits

      1 edit, oldest first.

      ### Edit 1

      - **By:**
        - \`ben@example.com\`
        - \`arn:aws:sts::111122223333:assumed-role/responder/ben@example.com\`
      - **Time:** 21 Nov 2026, 02:30 UTC; 21 Nov 2026, 03:30 (Europe/Berlin, UTC+01:00)
      - **Action:** \`Watchers updated\`

      \`\`\`text
      Added ben@example.com to the watchers.
      \`\`\`

      ## 6. Findings of AWS

      1 finding, oldest first.

      ### Finding 1

      - **Title:** \`Keys used from two networks\`
      - **Kind:** \`Investigation\`
      - **Status:** \`Completed\`
      - **Last updated:** 21 Nov 2026, 04:00 UTC; 21 Nov 2026, 05:00 (Europe/Berlin, UTC+01:00)
      - **Number at AWS:** \`finding-1\`

      \`\`\`text
      The access key was used from 203.0.113.9.
      \`\`\`

      ## 7. Files

      1 file, oldest first.

      The files themselves are not in this record.

      ### File 1

      - **Name:** \`image.dd\`
      - **From:**
        - \`ana@example.com\`
        - \`arn:aws:sts::111122223333:assumed-role/responder/ana@example.com\`
      - **Added:** 21 Nov 2026, 03:00 UTC; 21 Nov 2026, 04:00 (Europe/Berlin, UTC+01:00)
      - **Check by AWS:** \`Verified\`
      - **SHA-256:** Not known: AWS does not give it
      - **Number at AWS:** \`file-1\`
      "
    `);
  });

  test("says in plain words what is missing, first and in its place", () => {
    const sources = someSources({}, { comments: { items: [], total: undefined, stop: "denied" } });
    const markdown = toRecordMarkdown(toCaseRecord(sources));
    const sentence = "The comments: the role does not have permission to read them (security-ir:ListComments).";
    expect(markdown).toContain("This record is not complete. See “What is missing”.");
    expect(markdown).toContain(`## 2. What is missing\n\n1. ${sentence}\n`);
    expect(markdown).toContain(`## 5. Conversation\n\nMissing. ${sentence}\n`);
  });

  test("has no second line for a time if the zone is UTC", () => {
    expect(toRecordMarkdown(toCaseRecord(someSources({ timeZone: "UTC" })))).toContain(
      "- **Made:** 22 Nov 2026, 01:14 UTC\n",
    );
  });
});

const hostile = [
  ["markup", '<script>alert(1)</script><img src=x onerror="alert(1)"> <!-- '],
  [
    "a link and a picture",
    "[press](javascript:alert(1)) ![](https://evil.example/x.png) https://evil.example a@evil.example",
  ],
  ["a fence", "```\n# Not a heading\n```\n````\n~~~\n"],
  ["nothing but marks", "`".repeat(12_000)],
  ["single marks", "a ` b ` c"],
  ["more tildes than backticks", `${"`".repeat(4)}\n${"~".repeat(5)}\n# Not a heading`],
  ["both marks", `${"`".repeat(50)}\n${"~".repeat(40)}\n# Not a heading`],
  ["headings and tables", "# Edits\n\n## 5. Edits\n\n| a | b |\n| - | - |\n---\n* * *"],
  ["line ends", "one\rtwo\r\n# three\u2028# four\u0085# five\u000b# six"],
  ["an emoji 12,000 times", "🔥".repeat(12_000)],
  ["a long line", "x".repeat(12_000)],
  ["half an emoji", "\ud83d"],
] as const;

describe("what an attacker typed", () => {
  test.each(hostile)("is code in Markdown, as a comment and as a value: %s", (_name, text) => {
    const plain = outsideOfFences(markdownOf("plain"));
    expect(outsideOfFences(markdownOf(text))).toEqual(plain);
    const asTitle = ownWords(
      toRecordMarkdown(
        toCaseRecord(someSources({ theCase: { status: "read", answer: aCaseSource({ title: text }) } })),
      ),
    );
    expect(asTitle).toEqual(ownWords(toRecordMarkdown(toCaseRecord(someSources()))));
  });

  test.each([
    ["Europe/Berlin", "21 Nov 2026, 16:39 UTC; 21 Nov 2026, 17:39 (Europe/Berlin, UTC+01:00)"],
    ["America/St_Johns", "21 Nov 2026, 16:39 UTC; 21 Nov 2026, 13:09 (America/St_Johns, UTC-03:30)"],
    ["Pacific/Chatham", "21 Nov 2026, 16:39 UTC; 22 Nov 2026, 06:24 (Pacific/Chatham, UTC+13:45)"],
  ])("hides nothing of a long case, whose last comment is of that time in %s", (timeZone, time) => {
    const texts = hostile.map(([, text]) => text.slice(0, 300));
    const own = outsideOfFences(toRecordMarkdown(toCaseRecord(aLongRecord(timeZone, texts))));
    const headings = own.filter((line) => line.startsWith("### "));
    const named = (noun: string, count: number) => Array.from({ length: count }, (_, i) => `### ${noun} ${i + 1}`);
    expect(headings.filter((line) => !line.startsWith("### Person"))).toEqual([
      "### Description",
      ...named("Comment", 1000),
      ...named("Edit", 100),
      ...named("Finding", 20),
      ...named("File", 50),
    ]);
    expect(own.filter((line) => line === `- **Written:** ${time}`)).toHaveLength(1);
  });

  test("can be read, every word of it", () => {
    for (const [, text] of hostile.slice(0, 3)) expect(markdownOf(text)).toContain(text);
  });

  test("has a number in place of each character that cannot be seen", () => {
    expect(markdownOf("pay\u202Eexe.txt\u200B\u001B[31m\u0000\ud83d")).toContain(
      "pay[U+202E]exe.txt[U+200B][U+001B][31m[U+0000][U+D83D]",
    );
    expect(markdownOf("one\r\ntwo\rthree\tfour")).toContain("\none\ntwo\nthree\tfour\n");
  });
});
