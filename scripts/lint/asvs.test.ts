import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { asvsLevels } from "./asvs-requirements";
import { brokenLinks, linksOf } from "./markdown";
import { testTitles } from "./test-titles";

// docs/asvs.md says where each requirement of ASVS is met. Whatever it points to must exist.

const root = fileURLToPath(new URL("../../", import.meta.url));
const document = "docs/asvs.md";

const answers = ["test", "document", "deployment", "identity provider", "deviation", "not applicable"] as const;

type Row = { id: string; level: string; answer: string; where: string };

/** A row is `| number | level | what is asked | answered by | where |`. */
function rowsOf(markdown: string): Row[] {
  return [...markdown.matchAll(/^\| (\d+\.\d+\.\d+) \| (.*) \|$/gm)].map(([, id = "", rest = ""]) => {
    const [level = "", , answer = "", ...where] = rest.split(" | ");
    return { id, level, answer, where: where.join(" | ") };
  });
}

/** The tests that a text names: `` `lib/a.test.ts`: “title”, “another” ``. */
function testsNamedIn(text: string): { file: string; title: string }[] {
  const named = text.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`: ((?:“[^”]+”(?:, )?)+)/g);
  return [...named].flatMap(([, file = "", titles = ""]) =>
    [...titles.matchAll(/“([^”]+)”/g)].map(([, title = ""]) => ({ file, title })),
  );
}

/** A document's faults, one sentence each. */
function problemsIn(markdown: string): string[] {
  const rows = rowsOf(markdown);
  const problems = [
    ...[...asvsLevels].flatMap(([id, level]) => {
      const found = rows.filter((row) => row.id === id);
      if (found.length === 0) return level === 3 ? [] : [`${id} is missing`];
      if (found.length > 1) return [`${id} is there more than once`];
      return found[0]?.level === String(level) ? [] : [`${id} is of level ${level}`];
    }),
    ...rows.filter(({ id }) => !asvsLevels.has(id)).map(({ id }) => `${id} is no requirement of ASVS`),
    ...rows.flatMap(problemsInRow),
    ...testsNamedIn(markdown).flatMap(({ file, title }) => problemsInTest(file, title)),
    ...problemsInPointers(document, markdown),
  ];
  return [...new Set(problems)];
}

function problemsInRow({ id, answer, where }: Row): string[] {
  const has = {
    test: testsNamedIn(where).length > 0,
    document: linksOf(where).length > 0,
    deployment: linksOf(where).some((to) => to.startsWith("operations.md#")),
    "identity provider": where.length > 10,
    deviation: /Risk: .{10}/.test(where),
    "not applicable": where.length > 10,
  };
  const known = answers.find((each) => each === answer);
  if (known === undefined) return [`${id} is answered by "${answer}"`];
  return has[known] ? [] : [`${id} does not name its ${known}`];
}

const titles = new Map<string, readonly string[]>();

function problemsInTest(file: string, title: string): string[] {
  const path = join(root, file);
  if (!existsSync(path)) return [`${file} is no file`];
  const held = titles.get(file) ?? testTitles(file, readFileSync(path, "utf8"));
  titles.set(file, held);
  return held.includes(title) ? [] : [`${file} has no test “${title}”`];
}

/** Links that lead nowhere, and named files that do not exist. */
function problemsInPointers(from: string, markdown: string): string[] {
  const named = [...markdown.matchAll(/`([\w[\]-][\w[\]./-]*\/[\w[\].-]+\.(?:tsx?|mjs|js|json|md|yaml))`/g)];
  return [
    ...brokenLinks(root, from, markdown),
    ...named.flatMap(([, file = ""]) => (existsSync(join(root, file)) ? [] : [`${file} is no file`])),
  ];
}

/** The number of requirements by level and answer, as in the document's own table. */
function countsOf(rows: readonly Row[]): string {
  const count = (answer: string | undefined, level: string) =>
    rows.filter((row) => row.level === level && (answer === undefined || row.answer === answer)).length;
  const line = (name: string, answer?: string) =>
    `| ${[name, ...["1", "2", "3"].map((level) => count(answer, level))].join(" | ")} |`;
  return [...answers.map((answer) => line(answer, answer)), line("**all**")].join("\n");
}

describe("docs/asvs.md", () => {
  let markdown = "";
  beforeAll(() => {
    markdown = readFileSync(join(root, document), "utf8");
  });

  test("answers every requirement of levels 1 and 2 once, and all that it points to is there", {
    timeout: 120_000,
  }, () => {
    expect(problemsIn(markdown)).toEqual([]);
  });

  test("counts its own answers rightly", () => {
    const counts = countsOf(rowsOf(markdown));
    console.info(`ASVS 5.0, by level 1, 2 and 3:\n${counts}`);
    expect(markdown).toContain(counts);
  });
});

test.each(["SECURITY.md", "docs/security-design.md"])("%s points to what is there", (file) => {
  const markdown = readFileSync(join(root, file), "utf8");
  const tests = testsNamedIn(markdown).flatMap(({ file, title }) => problemsInTest(file, title));
  expect([...tests, ...problemsInPointers(file, markdown)]).toEqual([]);
});

describe("a document that", () => {
  const row = (id: string, level: number, answer: string, where: string) =>
    `| ${id} | ${level} | asked | ${answer} | ${where} |`;
  const complete = [...asvsLevels]
    .filter(([, level]) => level < 3)
    .map(([id, level]) => row(id, level, "not applicable", "There is no such thing here."));
  const withRow = (line: string) => problemsIn([line, ...complete.slice(1)].join("\n"));
  const here = "`scripts/lint/asvs.test.ts`";

  test("answers everything has no problem", () => {
    expect(problemsIn(complete.join("\n"))).toEqual([]);
  });

  test.each([
    ["leaves one out", "", ["1.1.1 is missing"]],
    ["answers one twice", `${complete[0]}\n${complete[0]}`, ["1.1.1 is there more than once"]],
    ["has one of another level", row("1.1.1", 1, "not applicable", "None of that."), ["1.1.1 is of level 2"]],
    [
      "has one of its own",
      `${complete[0]}\n${row("1.1.3", 2, "not applicable", "None of that.")}`,
      ["1.1.3 is no requirement of ASVS"],
    ],
    [
      "answers in a word of its own",
      row("1.1.1", 2, "pending", "Some time later."),
      ['1.1.1 is answered by "pending"'],
    ],
    ["names no test", row("1.1.1", 2, "test", "It is tested."), ["1.1.1 does not name its test"]],
    ["names no document", row("1.1.1", 2, "document", "It is written."), ["1.1.1 does not name its document"]],
    ["names no setting", row("1.1.1", 2, "deployment", "It is set."), ["1.1.1 does not name its deployment"]],
    ["names no risk", row("1.1.1", 2, "deviation", "It is not so."), ["1.1.1 does not name its deviation"]],
    [
      "names a file that is not there",
      row("1.1.1", 2, "test", "`lib/a.test.ts`: “title”"),
      ["lib/a.test.ts is no file"],
    ],
    [
      "names a test that is not there",
      row("1.1.1", 2, "test", `${here}: “no title”`),
      ["scripts/lint/asvs.test.ts has no test “no title”"],
    ],
    [
      "takes a group of tests for a test",
      row("1.1.1", 2, "test", `${here}: “docs/asvs.md”`),
      ["scripts/lint/asvs.test.ts has no test “docs/asvs.md”"],
    ],
    ["links to no file", row("1.1.1", 2, "document", "[a](../NONE.md)"), ["../NONE.md leads to no file"]],
    [
      "links to no heading",
      row("1.1.1", 2, "document", "[a](../README.md#none)"),
      ["../README.md#none leads to no heading"],
    ],
  ])("%s has that one problem", (_what, line, problems) => {
    expect(withRow(line)).toEqual(problems);
  });
});

describe("the titles of a test file", () => {
  const titlesIn = (text: string) => testTitles("a.test.ts", text);

  test.each([
    ['test("a title", () => {});', ["a title"]],
    ['it("a title", { timeout: 1 }, () => {});', ["a title"]],
    ['test.each([["(", ")"]])("of %s", () => {});', ["of %s"]],
    ["test(`of ${" + "what}`, () => {});", ["of ${" + "what}"]],
    ['describe("group", () => { test("inside", () => {}); });', ["inside"]],
    ['// test("in a comment", () => {});', []],
    ['const text = "test(\\"in a text\\")";', []],
    ['test.describe("group", () => {});', []],
    ['describe.each([1])("group %s", () => {});', []],
  ])("of %s", (text, expected) => {
    expect(titlesIn(text)).toEqual(expected);
  });

  test.each(["skip", "fixme", "todo"])("are not those of tests that are left out by %s", (modifier) => {
    expect(titlesIn(`test.${modifier}("a title", () => {});`)).toEqual([]);
  });
});
