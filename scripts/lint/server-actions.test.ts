import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// Anybody can call a server action by its ID, with any arguments: each is made by userAction, which asks who calls and
// checks what came.

const root = fileURLToPath(new URL("../../", import.meta.url));
const actions = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, "app", path), "utf8") }))
  .filter(({ text }) => /^\s*["']use server["']/m.test(text));

/** The faults of a file that holds "use server". */
function complaintsAbout(text: string): string[] {
  const exported = [...text.matchAll(/^export (?!type )(?=(.*\n?.*))/gm)].map(([, rest = ""]) => rest);
  const made = exported.flatMap((rest) => /^const (\w+) = userAction\(\s*"(\w+)",/.exec(rest)?.slice(1, 3) ?? []);
  return [
    ...(text.startsWith('"use server";\n') ? [] : ["the directive is not the file's first line"]),
    ...(exported.length === 1 ? [] : ["not exactly one export"]),
    ...(made.length === 2 * exported.length ? [] : ["an export that userAction did not make"]),
    ...(made[0] === made[1] ? [] : ["a name in the log that is not the action's"]),
    ...(/^import \{.*\buserAction\b.*\} from "@\/lib\/user-action";$/m.test(text) ? [] : ["another userAction"]),
  ];
}

test("there are server actions to look at", () => {
  expect(actions.map(({ path }) => path)).toContain(join("cases", "new", "action.ts"));
});

test("each server action is a file of its own, made by userAction", () => {
  expect(actions.map(({ path, text }) => [path, ...complaintsAbout(text)]).filter(([, first]) => first)).toEqual([]);
});

const good = `"use server";

import { userAction } from "@/lib/user-action";

export type Answer = { status: "done" };

export const act = userAction("act", schema, async () => ({ status: "done" }));
`;

test("an action as it should be is accepted", () => {
  expect(complaintsAbout(good)).toEqual([]);
});

test("an action whose arguments take several lines is accepted", () => {
  expect(complaintsAbout(good.replace('userAction("act", ', 'userAction(\n  "act",\n  '))).toEqual([]);
});

test.each([
  ["a plain function", good.replace(/export const.*/, "export async function act(input: unknown) {}")],
  ["a second export", `${good}export const other = async () => undefined;\n`],
  ["a default export", `${good}export default act;\n`],
  ["an export from elsewhere", `${good}export { act } from "./act";\n`],
  ["an arrow function", good.replace(/userAction\("act".*/, "async () => undefined;")],
  ["another name in the log", good.replace('("act"', '("other"')],
  ["a userAction of its own", good.replace("@/lib/user-action", "./user-action")],
  ["a function within a component", good.replace('"use server";\n', '"use client";\n  "use server";\n')],
])("%s is refused", (_what, text) => {
  expect(complaintsAbout(text)).not.toEqual([]);
});
