import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { caseSchema } from "@/lib/cases/case-schema";
import { isDrill } from "@/lib/cases/drill";
import { newCase } from "@/lib/cases/new-case";
import { findSecrets } from "@/lib/cases/secrets";
import { parseEnv, type SettingsError } from "@/lib/env";
import { someSettings } from "@/lib/testing/settings";

function templates(list?: unknown) {
  return parseEnv(someSettings({ CASE_TEMPLATES: list === undefined ? undefined : JSON.stringify(list) }))
    .CASE_TEMPLATES;
}

function groups(list: unknown) {
  return parseEnv(someSettings({ WATCHER_GROUPS: JSON.stringify(list) })).WATCHER_GROUPS;
}

/** The lines of the error that the settings cause. */
function problemOf(parts: Record<string, unknown>): string {
  const settings = Object.entries(parts).map(([name, value]) => [name, JSON.stringify(value)]);
  try {
    parseEnv(someSettings(Object.fromEntries(settings)));
    return "none";
  } catch (error) {
    return (error as SettingsError).message; // parseEnv throws nothing else.
  }
}

const shipped = templates();

describe("the templates of the repository", () => {
  test("are offered where no others are set", () => {
    expect(shipped.map(({ label }) => label)).toEqual([
      "Leaked access key",
      "Ransom in S3",
      "Crypto-mining",
      "Phishing",
      "Drill",
    ]);
  });

  test.each(shipped)("fill the form with what AWS takes, once the rest is there: $label", ({ parts }) => {
    const reportedIncidentStartDate = { date: "2026-03-04", time: "05:06", timeZone: "UTC" };
    const filled = { ...newCase("token", "UTC"), ...parts, reportedIncidentStartDate };
    expect(caseSchema.safeParse({ ...filled, title: `${filled.title}!` }).error?.issues ?? []).toEqual([]);
  });

  test.each(shipped)("hold nothing that the form takes for a secret: $label", ({ parts }) => {
    expect(findSecrets(parts.description ?? "")).toEqual([]);
  });

  test("have one drill, which AWS is not notified of", () => {
    const drills = shipped.filter(({ parts }) => isDrill(parts.title ?? ""));
    expect(drills).toMatchObject([
      { label: "Drill", parts: { resolverType: "Self", tags: [{ key: "drill", value: "true" }] } },
    ]);
    expect(drills[0]?.cautions.join()).toContain("AWS is not notified");
  });
});

describe("CASE_TEMPLATES", () => {
  test("replace those of the repository, with the parts as the form holds them", () => {
    const list = [{ label: "Ours", case: { title: "Keys", watchers: [{ email: "soc@example.com" }] } }];
    expect(templates(list)).toEqual([
      {
        label: "Ours",
        parts: { title: "Keys", watchers: [{ email: "soc@example.com", name: "", jobTitle: "" }] },
        cautions: ["The template sets who gets email about this case: soc@example.com."],
      },
    ]);
  });

  test("may be none", () => {
    expect(templates([])).toEqual([]);
  });

  test("may stand in a file", () => {
    const folder = mkdtempSync(join(tmpdir(), "casedesk-templates-"));
    writeFileSync(join(folder, "ours.json"), '[{"label":"From a file","case":{"title":"Keys"}}]\n');
    const settings = someSettings({ CASE_TEMPLATES_FILE: join(folder, "ours.json") });
    expect(parseEnv(settings).CASE_TEMPLATES).toMatchObject([{ label: "From a file" }]);
    rmSync(folder, { recursive: true });
  });

  test("stop the start with a part that the form would refuse, and do not repeat it", () => {
    const list = [{ label: "Ours", case: { impactedAwsRegions: ["canary-1"], watchers: [{ email: "canary" }] } }];
    const problem = problemOf({ CASE_TEMPLATES: list });
    expect(problem).toContain("CASE_TEMPLATES (0.case) holds what the form would refuse: Impacted Regions, Watcher 1");
    expect(problem).not.toContain("canary");
  });

  test("stop the start with a field that the form does not have", () => {
    expect(problemOf({ CASE_TEMPLATES: [{ label: "Ours", case: { severity: 7 } }] })).toContain("severity");
  });

  test("have a name each", () => {
    const one = { label: "Ours", case: {} };
    expect(problemOf({ CASE_TEMPLATES: [one, one] })).toContain("CASE_TEMPLATES names two templates the same");
  });
});

describe("WATCHER_GROUPS", () => {
  test("hold rows of watchers", () => {
    expect(groups([{ label: "Cloud on-call", watchers: [{ email: "soc@example.com", jobTitle: "Lead" }] }])).toEqual([
      { label: "Cloud on-call", watchers: [{ email: "soc@example.com", name: "", jobTitle: "Lead" }] },
    ]);
  });

  test("are none by default", () => {
    expect(parseEnv(someSettings()).WATCHER_GROUPS).toEqual([]);
  });

  test.each([
    ["an address that AWS would refuse", [{ label: "On-call", watchers: [{ email: "soc" }] }], "(0.watchers)"],
    ["a group of nobody", [{ label: "On-call", watchers: [] }], "(0.watchers) must name at least one watcher"],
    ["a group without a name", [{ label: "", watchers: [{ email: "soc@example.com" }] }], "(0.label)"],
    ["a member that nothing reads", [{ label: "On-call", watchers: [{ email: "soc@example.com" }], to: 1 }], "(0)"],
  ])("stop the start with %s", (_what, list, place) => {
    expect(problemOf({ WATCHER_GROUPS: list })).toContain(`WATCHER_GROUPS ${place}`);
  });
});
