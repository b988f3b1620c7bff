import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Annotations, Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { addStacks, createApp } from "./app";
import { rights } from "./case-rights";
import type { Settings } from "./settings";
import { someCognito, someNotifier, someSettings } from "./some-settings";

// All templates at once, with every option that adds rights: whoever adds a statement meets these rules.

const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-4000-8000-000000000000";
const { secrets } = someSettings().portal;
const roleWithEveryRight = someSettings()
  .identity.roles.slice(0, 1)
  .map((role) => ({ ...role, may: [...rights] }));
const everything: Settings = {
  cognito: someCognito(),
  notifier: someNotifier({ kmsKeyArn, prefilledLink: true }),
  ...someSettings({
    identity: {
      onlyFrom: ["198.51.100.7/32"],
      requireSourceIdentity: true,
      sessionName: "sub",
      pinSessionName: true,
      roles: [...someSettings().identity.roles.slice(1), ...roleWithEveryRight],
    },
    portal: {
      firewall: { requestsPerFiveMinutes: 3000 },
      logs: { retentionDays: 365, kmsKeyArn },
      secrets: {
        ...secrets,
        kmsKeyArn,
        metricsToken: secrets.nextauthSecret.replace("nextauth", "metrics"),
        alsoReadPending: true,
      },
    },
  }),
};

const app = createApp();
const { roles, portal, notifier, cognito } = addStacks(app, everything);
const stacks = [roles, portal, notifier, cognito].filter((stack) => stack !== undefined);
const templates = stacks.map((stack) => Template.fromStack(stack));

type Statement = { Effect: string; Action?: string | string[]; NotAction?: string[]; Resource?: unknown };

/** Every object in the templates that is a statement of a policy, wherever it is. */
function statements(value: unknown): Statement[] {
  if (Array.isArray(value)) return value.flatMap(statements);
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(statements);
  return "Effect" in value ? [value as Statement, ...inside] : inside; // Of CloudFormation, only statements have an Effect.
}

const allowed = templates
  .flatMap((template) => statements(template.toJSON()))
  .filter(({ Effect }) => Effect === "Allow");
const actionsOf = ({ Action = [] }: Statement) => [Action].flat();

describe("the permissions of all stacks", () => {
  it("is seen by these tests", () => {
    expect(allowed.length).toBeGreaterThanOrEqual(12);
  });

  it("names every action", () => {
    expect(allowed.flatMap(actionsOf).filter((action) => action.includes("*"))).toEqual([]);
    expect(allowed.filter(({ NotAction }) => NotAction)).toEqual([]);
  });

  it("names every resource, except for the actions that know none", () => {
    const onEverything = allowed.filter(({ Resource }) => [Resource].flat().includes("*")).flatMap(actionsOf);
    expect([...new Set(onEverything)].sort()).toEqual([
      "ecr:GetAuthorizationToken",
      "security-ir:ListCases",
      "security-ir:ListMemberships",
    ]);
  });

  it("has nothing of IAM, and of STS only what makes a session", () => {
    const actions = new Set(allowed.flatMap(actionsOf).filter((action) => /^(iam|sts):/.test(action)));
    expect([...actions].sort()).toEqual([
      "sts:AssumeRole",
      "sts:AssumeRoleWithWebIdentity",
      "sts:SetSourceIdentity",
      "sts:TagSession",
    ]);
  });
});

describe("all stacks", () => {
  it("run no code in the account but the portal's and two small functions", () => {
    const types = stacks.map((stack) => [
      stack.stackName,
      Object.values<{ Type: string }>(Template.fromStack(stack).toJSON().Resources).filter(({ Type }) =>
        /Lambda::Function|Custom/.test(Type),
      ).length,
    ]);
    expect(types).toEqual([
      ["CasedeskRoles", 0],
      ["CasedeskPortal", 0],
      ["CasedeskNotifier", 1],
      ["CasedeskCognito", 1],
    ]);
  });

  it("need nothing but their template: no asset, and no look into an account", () => {
    const assembly = app.synth();
    const published = assembly.stacks.flatMap(({ stackName }) => {
      const { files, dockerImages } = JSON.parse(
        readFileSync(join(assembly.directory, `${stackName}.assets.json`), "utf8"),
      );
      const sources = Object.values<{ source: { path: string } }>(files).map(({ source }) => source.path);
      return [...sources, ...Object.keys(dockerImages)];
    });
    expect(published).toEqual(assembly.stacks.map(({ templateFile }) => templateFile));
    expect(assembly.manifest.missing ?? []).toEqual([]);
  });

  it.each(stacks)("%s is synthesised without a warning", (stack) => {
    const annotations = Annotations.fromStack(stack);
    expect(annotations.findWarning("*", Match.anyValue())).toEqual([]);
    expect(annotations.findError("*", Match.anyValue())).toEqual([]);
  });
});
