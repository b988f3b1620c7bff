// biome-ignore-all lint/style/noRestrictedImports: the tests run real shells; the tested file imports nothing of Node.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCase } from "./a-case";
import { toCliCommand, toJsonText, toPlainText } from "./case-export";
import { toCreateCaseInput } from "./case-request";
import { type CaseInput, type CaseValues, caseSchema } from "./case-schema";
import { type HiddenSegment, splitAtHidden } from "./text";

const region = "eu-central-1";

const fullCase: Partial<CaseInput> = {
  resolverType: "Self",
  engagementType: "Investigation",
  description: "Keys of a build user\ncall from an unknown network.",
  impactedAccounts: "111122223333 444455556666",
  impactedAwsRegions: ["eu-central-1"],
  impactedServices: ["AWS IAM", "Amazon S3"],
  threatActorIpAddresses: [
    { ipAddress: "192.0.2.1", userAgent: "curl/8.0" },
    { ipAddress: "2001:db8::1", userAgent: "" },
  ],
  watchers: [
    { email: "ana@example.com", name: "Ana Example", jobTitle: "Analyst" },
    { email: "ben@example.com", name: "", jobTitle: "" },
  ],
  tags: [
    { key: "team", value: "blue" },
    { key: "urgent", value: "" },
  ],
};

const hostileTexts = [
  ["a single quotation mark", "it's"],
  ["quotation marks that end and start again", `'; touch pwned; '`],
  ["double quotation marks", `say "hi" \\"`],
  ["a command substitution", "$(touch pwned) $HOME"],
  ["backticks", "`touch pwned`"],
  ["line ends", "one\ntwo\r\nthree"],
  ["history expansion", "!! !touch '!'"],
  ["ANSI-C quotation", "$'\\x41'"],
  ["backslashes", "\\ \\\\ \\n \\u0041 C:\\temp\\"],
  ["bidirectional controls", "invoice\u202efdp.exe\u2069"],
  ["line separators", "a\u2028b\u2029c\u0085d"],
  ["control characters", "\u001b]0;title\u0007\u0008\u007f\t"],
  ["quotation marks of other shells", "\u2018\u2019\u201a\u201b\u201c\u201d"],
  ["variables and operators of other shells", '%PATH% ^& calc | more > out " & calc "'],
  ["characters beyond the first plane", "😀\u{e0041}"],
  ["the end of a here-document", "\nEOF\n"],
  ["a home, a pattern and braces", "~ * ? {a,b} #"],
] as const;

describe("toCliCommand", () => {
  test("is one line with the Region, the client token and every member as AWS takes it", () => {
    expect(toCliCommand(valuesOf({ impactedAwsRegions: ["us-east-1"] }), region)).toBe(
      `aws security-ir create-case --region eu-central-1 --cli-input-json '{"clientToken":"9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3","resolverType":"AWS","engagementType":"Security Incident","title":"Unknown access keys in use","description":"Keys of a build user call from an unknown network.","reportedIncidentStartDate":"2026-03-04T05:06:00.000Z","impactedAccounts":[],"watchers":[],"impactedAwsRegions":[{"region":"us-east-1"}]}'`,
    );
  });

  test("holds nothing that a shell or a terminal could read as more than text, whatever was typed", () => {
    const inert =
      /^aws security-ir create-case --region eu-central-1 --cli-input-json '(?:\\[bfnrtu]|[A-Za-z0-9 "#()*+,./:;=?@[\]_{}~-])*'$/;
    fc.assert(
      fc.property(anyValues, (values) => {
        expect(toCliCommand(values, region)).toMatch(inert);
      }),
    );
  });

  test.each(["", "eu-central-1 --debug", "eu-central-1\n", "$(touch pwned)", "--region"])(
    "refuses %j as a Region",
    (text) => {
      expect(() => toCliCommand(valuesOf({}), text)).toThrow(RangeError);
    },
  );
});

// Each test starts programs, which is slow on a busy machine.
describe("toCliCommand in a shell", { timeout: 60_000 }, () => {
  let folder = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "case-export-"));
    // Stands in for AWS's command: prints its arguments, each ended by NUL, and then the file that the last one names.
    const standIn = `#!/bin/sh
printf '%s\\0' "$@"
for last; do :; done
case $last in file://*) cat "\${last#file://}" ;; esac
`;
    writeFileSync(join(folder, "aws"), standIn, { mode: 0o700 });
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(hostileTexts)("hands over %s as it was typed", (_name, text) => {
    const values = { ...valuesOf(fullCase), title: text, description: text, tags: [{ key: text, value: text }] };
    expect(run("/bin/sh", toCliCommand(values, region))).toEqual(expectedRun(values));
  });

  test.each(shells())(
    "hands over any case as it was typed in %s",
    (shell) => {
      fc.assert(
        fc.property(anyValues, (values) => {
          expect(run(shell, toCliCommand(values, region))).toEqual(expectedRun(values));
        }),
        { numRuns: 100 },
      );
    },
    60_000,
  );

  test.runIf(shells().includes("bash"))("is not subject to history expansion in bash", () => {
    const values = { ...valuesOf({}), title: "!! !echo !-1 ^a^b", description: "it's !1" };
    const { status, args } = run("bash", `set -o history -o histexpand\n${toCliCommand(values, region)}`);
    expect({ status, args }).toEqual({ status: 0, args: expectedRun(values).args });
  });

  test.each(shells())("passes a case that is too long for an argument through a file in %s", (shell) => {
    const { status, errors, file } = run(shell, toCliCommand(longestCase(), region));
    expect({ status, errors, file: JSON.parse(file) }).toEqual({ status: 0, errors: "", file: asJson(longestCase()) });
  });

  test.each(shells())("writes that file in %s even where existing files are protected", (shell) => {
    expect(run(shell, `set -o noclobber\n${toCliCommand(longestCase(), region)}`)).toMatchObject({ status: 0 });
  });

  test.each(shells())("leaves no file behind in %s", (shell) => {
    run(shell, toCliCommand(longestCase(), region));
    expect(readdirSync(folder)).toEqual(["aws"]);
  });

  test.each([
    ["the longest case that fits into one argument", 0],
    ["a case one character longer", 1],
  ])("hands over %s", (_name, beyond) => {
    const ofLength = (length: number) => ({ ...valuesOf({}), description: "a".repeat(length) });
    const shortest = toCliCommand(ofLength(0), region).replace(/^.*--cli-input-json /, "").length - "''".length;
    const { status, errors } = run("/bin/sh", toCliCommand(ofLength(131_071 - shortest + beyond), region));
    expect({ status, errors }).toEqual({ status: 0, errors: "" });
  });

  function run(shell: string, command: string) {
    const { status, stdout, stderr } = spawnSync(shell, [], {
      cwd: folder,
      env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, TMPDIR: folder },
      input: `${command}\n`,
      encoding: "utf8",
      maxBuffer: 16 * 1024 * 1024,
    });
    const parts = stdout.split("\0");
    return { status, errors: stderr, args: parts.slice(0, -1).map(parsedIfJson), file: parts.at(-1) ?? "" };
  }

  function expectedRun(values: CaseValues) {
    return { status: 0, errors: "", args: [...fixedArguments, asJson(values)], file: "" };
  }
});

describe("toJsonText", () => {
  test("is indented", () => {
    expect(toJsonText(valuesOf({}))).toMatch(/^\{\n {2}"clientToken": "9d3c1c5e/);
  });

  test("reads back as what the portal sends, whatever was typed", () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        expect(JSON.parse(toJsonText(values))).toEqual(asJson(values));
      }),
    );
  });

  test("holds printable ASCII alone, whatever was typed", () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        expect(toJsonText(values)).toMatch(/^[ -~\n]*$/);
      }),
    );
  });
});

describe("toPlainText", () => {
  test("lists everything in a full case, one item per line", () => {
    expect(toPlainText(valuesOf(fullCase))).toBe(`Who resolves the case: Resolve case with my own incident response team
Type of request: Investigations and inquiries
Title: Unknown access keys in use
Estimated start: 4 Mar 2026, 05:06 UTC
Description:
  Keys of a build user
  call from an unknown network.
Impacted accounts:
  111122223333
  444455556666
Impacted Regions:
  Europe (Frankfurt) eu-central-1
Impacted services:
  AWS IAM
  Amazon S3
Threat actors:
  192.0.2.1, user agent curl/8.0
  2001:DB8:0:0:0:0:0:1
Watchers:
  ana@example.com, Ana Example, Analyst
  ben@example.com
Tags:
  team: blue
  urgent (empty value)
Client token: 9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3
`);
  });

  test("leaves out empty parts", () => {
    expect(toPlainText(valuesOf({})).match(/^\S[^:]*/gm)).toEqual([
      "Who resolves the case",
      "Type of request",
      "Title",
      "Estimated start",
      "Description",
      "Client token",
    ]);
  });

  test.each(["\n", "\u2028", "\u2029"])("lets no line of a description pass for another part after %j", (lineEnd) => {
    const text = toPlainText({ ...valuesOf({}), description: `a${lineEnd}Impacted accounts:` });
    expect(text).toContain("\n  a\n  Impacted accounts:\n");
  });

  test("shows bidirectional controls by their names", () => {
    expect(toPlainText(valuesOf({ title: "invoice\u202efdp.exe" }))).toContain("Title: invoice[U+202E]fdp.exe\n");
  });

  test("contains every value, whatever was typed", () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const text = toPlainText(values);
        const missing = everyText(values).filter((value) => !text.includes(value));
        expect(missing).toEqual([]);
      }),
    );
  });
});

const fixedArguments = ["security-ir", "create-case", "--region", region, "--cli-input-json"];

function valuesOf(parts: Partial<CaseInput>): CaseValues {
  return caseSchema.parse(aCase(parts));
}

// More than a megabyte of JSON, nearly all of it escaped.
function longestCase(): CaseValues {
  const userAgent = "😀'".repeat(250);
  return {
    ...valuesOf({ description: "\n'😀".repeat(2_666) }),
    threatActorIpAddresses: Array.from({ length: 200 }, () => ({ ipAddress: "192.0.2.1", userAgent })),
  };
}

// The shells on this machine; all of them where the tests are meant to run.
function shells(): string[] {
  return ["/bin/sh", "bash", "dash"].filter((shell) => spawnSync(shell, ["-c", ":"]).status === 0);
}

// A case as the portal sends it, with times as in JSON.
function asJson(values: CaseValues): unknown {
  return JSON.parse(JSON.stringify(toCreateCaseInput(values)));
}

function parsedIfJson(argument: string): unknown {
  return argument.startsWith("{") ? JSON.parse(argument) : argument;
}

// Every text of a case, with the line ends and bidirectional controls that plain text changes on purpose.
function everyText({ description, ...values }: CaseValues): string[] {
  const texts = [
    values.clientToken,
    values.title,
    ...description.split(/[\n\u2028\u2029]/).map((line) => line.trimEnd()),
    ...values.impactedAccounts,
    ...values.impactedAwsRegions,
    ...values.impactedServices,
    ...values.threatActorIpAddresses.flatMap(({ ipAddress, userAgent = "" }) => [ipAddress, userAgent.trimEnd()]),
    ...values.watchers.flatMap(({ email, name = "", jobTitle = "" }) => [email, name, jobTitle.trimEnd()]),
    ...values.tags.flatMap(({ key, value }) => [key, value.trimEnd()]),
  ];
  const toShown = (segment: HiddenSegment) => (segment.kind === "hidden" ? `[${segment.codePoint}]` : segment.text);
  return texts.map((text) => splitAtHidden(text).map(toShown).join(""));
}

const hostilePieces = fc.constantFrom(
  ...`'"\\$\`!%&|<>^;#~*?{}()[] =\n\r\t\0\u001b\u007f\u0085\u00a0\u202e\u2066\u2028\u2029\ufeff\u2019é漢nu0`,
  ..."😀|\ud800|\udc00|$(|$'|!!|'\\''|\\u0027|\\n|--|file://|EOF|\n}'".split("|"),
);
const anyText = fc.oneof(
  fc.string({ unit: hostilePieces }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(...hostileTexts.map(([, text]) => text)),
);

// Cases with any text in every part, including text that the schema refuses.
const anyValues: fc.Arbitrary<CaseValues> = fc
  .record({
    clientToken: fc.uuid(),
    resolverType: fc.constantFrom("AWS" as const, "Self" as const),
    engagementType: fc.constantFrom("Security Incident" as const, "Investigation" as const),
    title: anyText,
    description: anyText,
    reportedIncidentStartDate: fc.date({
      min: new Date("2006-01-01"),
      max: new Date("2099-01-01"),
      noInvalidDate: true,
    }),
    impactedAccounts: fc.array(fc.stringMatching(/^[0-9]{12}$/), { maxLength: 3 }),
    impactedAwsRegions: fc.uniqueArray(fc.constantFrom("us-east-1" as const, "cn-north-1" as const)),
    impactedServices: fc.array(fc.stringMatching(/^[a-zA-Z0-9&'+,.():-]{2,50}$/), { maxLength: 3 }),
    threatActorIpAddresses: fc.array(
      fc.oneof(fc.record({ ipAddress: fc.ipV4(), userAgent: anyText }), fc.record({ ipAddress: fc.ipV4() })),
      { maxLength: 3 },
    ),
    watchers: fc.array(
      fc.oneof(
        fc.record({ email: fc.emailAddress(), name: anyText, jobTitle: anyText }),
        fc.record({ email: fc.emailAddress() }),
      ),
      { maxLength: 3 },
    ),
    tags: fc.uniqueArray(fc.record({ key: anyText, value: anyText }), { maxLength: 3, selector: ({ key }) => key }),
  })
  .map((values) => ({ ...caseSchema.parse(aCase()), ...values }));
