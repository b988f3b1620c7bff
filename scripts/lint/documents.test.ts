import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { someSources } from "@/lib/cases/a-record";
import { toCaseRecord } from "@/lib/cases/case-record";
import { recordSchema } from "@/lib/cases/record-schema";
import { settingNames } from "@/lib/env";
import { brokenLinks } from "./markdown";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const lines = (file: string) => read(file).trimEnd().split("\n");

const decisions = readdirSync(join(root, "docs/decisions")).sort();
const documents = [
  ...readdirSync(root),
  ...readdirSync(join(root, "docs")).map((file) => `docs/${file}`),
  ...decisions.map((file) => `docs/decisions/${file}`),
].filter((file) => file.endsWith(".md"));

test.each(documents)("every link in %s leads somewhere", (file) => {
  expect(brokenLinks(root, file, read(file))).toEqual([]);
});

test("the README has at most 150 lines", () => {
  expect(lines("README.md").length).toBeLessThanOrEqual(150);
});

test("ARCHITECTURE.md has at most 90 lines of at most 120 columns", () => {
  expect(lines("ARCHITECTURE.md").length).toBeLessThanOrEqual(90);
  expect(lines("ARCHITECTURE.md").filter((line) => line.length > 120)).toEqual([]);
});

test.each(settingNames)("docs/settings.md explains %s", (name) => {
  expect(read("docs/settings.md")).toContain(`\`${name}\``);
});

describe("docs/record.md", () => {
  test("has an example that is a record", () => {
    const [, example = ""] = /```json\n(.*?)```/s.exec(read("docs/record.md")) ?? [];
    const parsed = recordSchema.safeParse(JSON.parse(example));
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  test("names every member of a record", () => {
    const { facts, comments, edits, findings, files, people, madeBy, missing, ...others } = toCaseRecord(someSources());
    const lists = [comments, edits, findings, files, missing].map((list) => list?.[0] ?? {});
    const members = [facts, people, madeBy, others, ...lists].flatMap((part) => Object.keys(part ?? {}));
    const text = read("docs/record.md").split("```json")[0] ?? "";
    expect(members.filter((member) => !text.includes(`\`${member}\``))).toEqual([]);
  });
});

describe("decisions", () => {
  test("have a number each, and no two the same", () => {
    const numbers = decisions.map((file) => file.slice(0, 3));
    expect(numbers.filter((number, index) => !/^\d{3}$/.test(number) || numbers.indexOf(number) !== index)).toEqual([]);
  });

  test.each(decisions)("%s has its number, a date, a status, the context, the choice and the trade-off", (file) => {
    const text = read(join("docs/decisions", file));
    expect(text).toMatch(new RegExp(`^# ${file.slice(0, 3)}\\. .+\\n\\nDate: \\d{4}-\\d\\d-\\d\\d\\. Status: `));
    expect(text.match(/^\*\*[\w-]+\.\*\*/gm)).toEqual(["**Context.**", "**Choice.**", "**Trade-off.**"]);
  });
});
