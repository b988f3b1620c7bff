import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { dottedName, isNode, nodesOf, type SyntaxNode } from "./syntax";

// Rules for the portal's code beyond Biome's, and the places where it uses cryptography.

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The files that are built, without tests and what only tests use. */
function productFiles(): string[] {
  const folders = ["app", "components", "lib", "packages/client-security-ir/src"];
  const inside = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  );
  return [...inside, "proxy.ts", "instrumentation.ts", "instrumentation-client.ts"].filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\//.test(file) && existsSync(join(root, file)),
  );
}

const forbiddenNames = [
  // Turns text into code, markup or a pattern.
  ...["eval", "Function", "document.write", "innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe"],
  ...["srcdoc", "dangerouslySetInnerHTML", "createContextualFragment"],
  // Guessable numbers, broken ciphers and hashes.
  ...["Math.random", "pseudoRandomBytes", "createCipheriv", "createDecipheriv"],
  // Unchecked certificates.
  ...["rejectUnauthorized", "checkServerIdentity"],
  // Storage in clear text, cookies that a script can read.
  ...["localStorage", "document.cookie", "cookieStore"],
];

const forbiddenModules = ["node:child_process", "node:vm", "node:worker_threads", "child_process", "vm"];

function forbiddenIn(path: string, text: string): string[] {
  const nodes = nodesOf(path, text);
  const functions = nodes.filter(({ type }) =>
    /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type),
  );
  const isAtRunTime = ({ start, end }: SyntaxNode) => functions.some((each) => each.start < start && end <= each.end);
  return nodes.flatMap((node) => {
    // A pattern that is made at load time contains no user input.
    if (isCall(node, "RegExp")) return isAtRunTime(node) ? ["RegExp"] : [];
    if (isImport(node)) return forbiddenModules.filter((module) => module === moduleOf(node));
    const name = dottedName(node) ?? attributeName(node);
    return name === undefined ? [] : forbiddenNames.filter((forbidden) => forbidden === name);
  });
}

function isCall({ type, callee }: SyntaxNode, name: string): boolean {
  return (type === "NewExpression" || type === "CallExpression") && dottedName(callee) === name;
}

function isImport({ type }: SyntaxNode): boolean {
  return type === "ImportDeclaration" || type === "ImportExpression" || type === "ExportNamedDeclaration";
}

function moduleOf({ source }: SyntaxNode): string {
  return isNode(source) ? String(source.value) : "";
}

function attributeName({ type, name }: SyntaxNode): string | undefined {
  return type === "JSXIdentifier" ? String(name) : undefined;
}

/** What a file takes from Node's file system. Names of one import, or the module if it comes as a whole. */
function fileSystemIn(path: string, text: string): string[] {
  return nodesOf(path, text).flatMap((node) => {
    if (!isImport(node) || !/^(node:)?fs(\/promises)?$/.test(moduleOf(node))) return [];
    const names = importedNames(node);
    return names.length > 0 ? names : [moduleOf(node)];
  });
}

/** A file's uses of Node's and the browser's cryptography and of jose. */
function cryptographyIn(path: string, text: string): string[] {
  const uses = nodesOf(path, text).flatMap((node) => {
    if (node.type === "ImportDeclaration" && /^(node:crypto|jose)$/.test(moduleOf(node))) {
      return importedNames(node).filter((name) => !/^JWT/.test(name));
    }
    const name = dottedName(node) ?? "";
    return /^crypto\.(subtle\.\w+|getRandomValues|randomUUID)$/.test(name) ? [name] : [];
  });
  return [...new Set(uses)].sort();
}

function importedNames({ specifiers, importKind }: SyntaxNode): string[] {
  if (importKind === "type" || !Array.isArray(specifiers)) return [];
  return specifiers.flatMap((each: unknown) =>
    isNode(each) && isNode(each.imported) ? [String(each.imported.name)] : [],
  );
}

const read = (file: string) => readFileSync(join(root, file), "utf8");

describe("the product's own code", { timeout: 120_000 }, () => {
  test("makes no code, markup or pattern of text, calls no program, and guesses at nothing", () => {
    expect(productFiles().flatMap((file) => forbiddenIn(file, read(file)).map((what) => `${file}: ${what}`))).toEqual(
      [],
    );
  });

  test("opens no file but those of the settings, and writes none", () => {
    const opened = productFiles().flatMap((file) => fileSystemIn(file, read(file)).map((what) => `${file}: ${what}`));
    expect(opened).toEqual(["lib/env.ts: readFileSync"]);
  });

  test("uses cryptography where docs/security-design.md says, and nowhere else", () => {
    const used = productFiles().flatMap((file) => {
      const names = cryptographyIn(file, read(file));
      return names.length === 0 ? [] : [`${file}: ${names.join(", ")}`];
    });
    const named = [
      ...read("docs/security-design.md").matchAll(/^\| `([^`]+\.tsx?)` \| ((?:`[\w.]+`(?:, )?)+) \|/gm),
    ].map(([, file = "", names = ""]) => `${file}: ${names.replaceAll("`", "").split(", ").sort().join(", ")}`);
    expect(named.sort()).toEqual(used.sort());
  });
});

describe("it is found that a file", () => {
  test.each([
    ["evaluates text", 'eval("1")', "eval"],
    ["evaluates text by another name", "const run = eval;", "eval"],
    ["makes a function of text", 'new Function("return 1")', "Function"],
    ["makes a pattern of text", "const find = (typed: string) => new RegExp(typed)", "RegExp"],
    ["makes markup of text", "box.innerHTML = typed", "innerHTML"],
    [
      "has React make markup of text",
      "const a = <p dangerouslySetInnerHTML={{ __html: typed }} />",
      "dangerouslySetInnerHTML",
    ],
    ["writes into the page", "document.write(typed)", "document.write"],
    ["takes a number that can be guessed", "Math.random()", "Math.random"],
    ["believes every certificate", "new Agent({ rejectUnauthorized: false })", "rejectUnauthorized"],
    ["keeps text in clear", 'window.localStorage.setItem("a", typed)', "localStorage"],
    ["calls a program", 'import { exec } from "node:child_process"', "node:child_process"],
    ["calls a program later", 'const load = () => import("node:child_process")', "node:child_process"],
  ])("%s", (_what, text, name) => {
    expect(forbiddenIn("a.tsx", text)).toContain(name);
  });

  test.each([
    ['import { createWriteStream } from "node:fs"', ["createWriteStream"]],
    ['import { readFile, writeFile } from "node:fs/promises"', ["readFile", "writeFile"]],
    ['import fs from "fs"', ["fs"]],
    ['const load = () => import("node:fs")', ["node:fs"]],
    ['import { readFileSync } from "./fs"', []],
  ])("opens files: %s", (text, names) => {
    expect(fileSystemIn("a.ts", text)).toEqual(names);
  });

  test("makes a pattern of its own constants is nothing", () => {
    expect(forbiddenIn("a.ts", 'const part = "a+"; const whole: RegExp = new RegExp(`^${' + "part}$`);")).toEqual([]);
  });

  test("only speaks of it in a comment or a text is nothing", () => {
    expect(forbiddenIn("a.ts", '// eval(x) and Math.random()\nconst text = "eval(x)";')).toEqual([]);
  });

  test.each([
    ['import { hkdfSync, randomUUID } from "node:crypto"', ["hkdfSync", "randomUUID"]],
    ['import { compactDecrypt, type JWTPayload } from "jose"', ["compactDecrypt"]],
    ["crypto.subtle.encrypt(a, b, c)", ["crypto.subtle.encrypt"]],
    ["crypto.getRandomValues(bytes)", ["crypto.getRandomValues"]],
  ])("uses cryptography: %s", (text, names) => {
    expect(cryptographyIn("a.ts", text)).toEqual(names);
  });
});
