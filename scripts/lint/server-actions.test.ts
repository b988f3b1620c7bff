import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// Anybody can call a server action by its ID, with any arguments: each has to ask for itself who calls.

const root = fileURLToPath(new URL("../../", import.meta.url));
const sources = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, "app", path), "utf8") }));
const actions = sources.filter(({ text }) => /^\s*["']use server["']/m.test(text));

test("there are server actions to look at", () => {
  expect(actions.map(({ path }) => path)).toContain(join("cases", "new", "action.ts"));
});

test("each server action asks for the session of a page of the portal before anything else", () => {
  const first = /^export async function \w+\([^)]*\)[^{]*\{\s*const session = await actionSession\(\);/m;
  expect(actions.filter(({ text }) => !first.test(text)).map(({ path }) => path)).toEqual([]);
});

test("no file has more than one server action", () => {
  expect(actions.filter(({ text }) => text.match(/^export async function/gm)?.length !== 1)).toEqual([]);
});

test("a server action is a file of its own, where it can be seen", () => {
  expect(actions.filter(({ text }) => !text.startsWith('"use server";\n')).map(({ path }) => path)).toEqual([]);
});
