import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { guardDutySamples } from "@/lib/evidence/samples/guardduty";
import { OwnFolder, portal, runProgram } from "./testing/program";

// The command as a person runs it, in a folder of their own.

const folder = new OwnFolder();
afterAll(() => folder.remove());

const finding = guardDutySamples[0]?.text ?? "";
writeFileSync(join(folder.path, "finding.json"), finding);

describe("the command", () => {
  test("prints the link alone on standard output, and the rest on standard error", async () => {
    const { code, out, err } = await runProgram(["finding.json"], { folder });
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^https:\/\/casedesk\.example\.com\/cases\/new#case-v1=\S+\n$/),
    ]);
    expect(err).toMatch(/finding\.json: 1 × GuardDuty finding.*Filled in:.*Threat actors: 198\.51\.100\.23/s);
  });

  test("reads standard input", async () => {
    const [fromFile, fromInput] = [
      await runProgram(["finding.json"], { folder }),
      await runProgram([], { folder, input: finding }),
    ];
    expect(fromInput.out).toBe(fromFile.out);
  });

  test("uses no network", async () => {
    await runProgram(["finding.json"], { folder });
    expect(folder.networkReport).toEqual({ loaded: [], calls: [] });
  });

  test("takes the portal from its option rather than from the variable", async () => {
    const { out } = await runProgram(["--portal", "https://other.example.com", "finding.json"], { folder });
    expect(out).toMatch(/^https:\/\/other\.example\.com\//);
  });

  test("has exit code 1 when there is no link", async () => {
    expect(await runProgram([], { folder, input: "nothing of use" })).toMatchObject({ code: 1, out: "" });
  });

  test.each([
    ["a file that is not there", ["absent.json"], portal, /ENOENT/],
    ["no portal", ["finding.json"], "", /Name the portal/],
    ["an unknown option", ["--send"], portal, /Unknown option '--send'/],
  ])("has exit code 2 for %s", async (_what, args, portalSetting, message) => {
    expect(await runProgram(args, { folder, portalSetting })).toEqual({
      code: 2,
      out: "",
      err: expect.stringMatching(message),
    });
  });

  test("explains itself", async () => {
    expect((await runProgram(["--help"], { folder, portalSetting: "" })).out).toContain("Nothing is sent.");
  });
});
