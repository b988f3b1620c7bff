import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guardDutySamples } from "@/lib/evidence/samples/guardduty";
import { OwnFolder, portal, program, runProgram, watched } from "./testing/program";

// The server as a client of a model starts it, driven by the SDK's own client.

const folder = new OwnFolder();
const client = new Client({ name: "test", version: "1.0.0" });
const finding = guardDutySamples[0]?.text ?? "";
const secretFile = join(folder.path, "secret.txt");

beforeAll(async () => {
  writeFileSync(secretFile, "Account 444455556666, login from 203.0.113.9");
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [watched, program, "mcp", "--portal", portal],
      env: { NETWORK_REPORT: folder.reportFile },
      cwd: folder.path,
      stderr: "pipe",
    }),
  );
}, 60_000);

afterAll(async () => {
  await client.close();
  folder.remove();
});

async function call(input: Record<string, unknown>) {
  const { content, isError } = await client.callTool({ name: "draft_case_link", arguments: input });
  // A tool answers with a list of parts.
  const [first] = content as { type: string; text: string }[];
  return { text: first?.text ?? "", isError: isError ?? false };
}

describe("the server", () => {
  test("has one tool, which changes nothing and takes one text", async () => {
    const { tools } = await client.listTools();
    expect(tools).toMatchObject([
      {
        name: "draft_case_link",
        annotations: { readOnlyHint: true, openWorldHint: false },
        inputSchema: { required: ["text"], properties: { text: { type: "string" } } },
      },
    ]);
    expect(Object.keys(tools[0]?.inputSchema.properties ?? {})).toEqual(["text"]);
  });

  test("answers with what was understood, and with the link that the command gives", async () => {
    const { out } = await runProgram([], { folder: new OwnFolder(), input: finding });
    const { text } = await call({ text: finding });
    expect(text).toMatch(/Text: 1 × GuardDuty finding.*Filled in:.*Impacted accounts: 111122223333/s);
    expect(text.split("\n").find((line) => line.startsWith("https:"))).toBe(out.trim());
  });

  test("says what was left out", async () => {
    expect((await call({ text: "login from 198.51.100.7, not from 10.0.0.4" })).text).toContain(
      "1 × private address: 10.0.0.4",
    );
  });

  test.each([secretFile, `file://${secretFile}`, "secret.txt", "https://203.0.113.9/finding.json"])(
    "opens neither a path nor an address: %s",
    async (text) => {
      expect((await call({ text })).text).not.toContain("444455556666");
    },
  );

  test("gives no link when nothing was found", async () => {
    expect((await call({ text: "nothing of use" })).text).not.toContain("#case-v1=");
  });

  test.each([{}, { text: "" }, { text: "x".repeat(1_000_001) }, { text: 1 }])(
    "refuses another input",
    async (input) => {
      expect(await call(input)).toMatchObject({ isError: true });
    },
  );

  test("ends with its client, and has used no network", async () => {
    await client.close();
    expect(folder.networkReport).toEqual({ loaded: [], calls: [] });
  });
});
