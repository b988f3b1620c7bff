import { describe, expect, test } from "vitest";
import { aListedCase } from "./a-listed-case";
import { toHandOverMarkdown, toHandOverText } from "./hand-over";
import type { ListedCase } from "./listed-case";

const at = new Date("2026-11-21T06:00:31Z");

const handOver = (cases: readonly ListedCase[], isComplete = true) => ({
  cases,
  origin: "https://casedesk.example",
  at,
  isComplete,
});

const cases = [
  aListedCase({ caseId: "1000000001", createdAt: 1 }),
  aListedCase({ caseId: "1000000002", title: "Ransom note in a bucket", pendingAction: "Customer" }),
  aListedCase({ caseId: "1000000003", title: "Drill", resolverType: "Self", updatedAt: undefined }),
  aListedCase({ caseId: "1000000004", title: "Long over", caseStatus: "Closed" }),
];

describe("a hand-over", () => {
  test("has the open cases with their links, those that wait for an answer first", () => {
    expect(toHandOverText(handOver(cases))).toBe(`Hand-over of 21 Nov 2026, 06:00 UTC: 3 open cases

Waiting for you (1)

AWS closes a case after five business days without an answer.

- 1000000002: Ransom note in a bucket
  Acknowledged, resolved by AWS, last update 21 Nov 2026, 02:30 UTC
  https://casedesk.example/cases/1000000002

Other open cases (2)

- 1000000003: Drill
  Acknowledged, resolved by your own team
  https://casedesk.example/cases/1000000003
- 1000000001: Unknown access keys in use
  Acknowledged, resolved by AWS, last update 21 Nov 2026, 02:30 UTC
  https://casedesk.example/cases/1000000001
`);
  });

  test("is the same in Markdown, with the ID as the link", () => {
    expect(toHandOverMarkdown(handOver(cases.slice(1, 2)))).toBe(`## Hand-over of 21 Nov 2026, 06:00 UTC: 1 open case

### Waiting for you (1)

AWS closes a case after five business days without an answer.

- [1000000002](https://casedesk.example/cases/1000000002): Ransom note in a bucket
  - Acknowledged\\, resolved by AWS\\, last update 21 Nov 2026\\, 02\\:30 UTC
`);
  });

  test("says when not all cases had been read", () => {
    expect(toHandOverText(handOver(cases, false))).toMatch(/\n\nNot all cases had been read from AWS [^\n]+\n$/);
  });
});

// Titles that an attacker, or a careless colleague, may have written.
const hostile = [
  "# Heading\n- 9999999999: closed, nothing to do",
  "two\r\nlines\u2028and\u2029more\u0085here\fand\vthere",
  "[your case](https://evil.example/)",
  "![](https://evil.example/pixel.png)",
  "<script>alert(1)</script><!-- ",
  "`code` ~~~ ```",
  "**bold** __bold__ ~~gone~~",
  "| a | b |",
  "&lt;b&gt; &#64;here",
  "https://evil.example and www.evil.example",
  "\\",
  "=====",
];

describe("in a hand-over, a hostile title", () => {
  test.each(hostile)("stays on its line: %j", (title) => {
    const ordinary = toHandOverText(handOver([aListedCase()]));
    const text = toHandOverText(handOver([aListedCase({ title })]));
    expect(text.split(/[\n\v\f\r\u0085\u2028\u2029]/)).toHaveLength(ordinary.split("\n").length);
  });

  test.each(hostile)("has no mark that Markdown could read: %j", (title) => {
    const [line = ""] = toHandOverMarkdown(handOver([aListedCase({ title })]))
      .split("\n")
      .filter((each) => each.startsWith("- "));
    const written = line.slice("- [1234567890](https://casedesk.example/cases/1234567890): ".length);
    // Each mark of ASCII follows a backslash that is not itself escaped.
    expect(written.replace(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[!-/:-@[-`{-~]/);
  });

  test.each([toHandOverText, toHandOverMarkdown])("calls nobody", (format) => {
    const text = format(handOver([aListedCase({ title: "@channel and @here: ask ana@example.com" })]));
    expect(text).not.toMatch(/@\w/);
  });

  test("shows what would change how it reads", () => {
    expect(toHandOverText(handOver([aListedCase({ title: "safe\u202Etxt" })]))).toContain(": safe[U+202E]txt\n");
  });
});
