import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseSettings, settingsAsJsonSchema } from "./settings";
import { someCognito, someNotifier, someSettings } from "./some-settings";

const { identity, portal } = someSettings();
const [responder, viewer] = identity.roles;
const withIdentity = (change: object) => () => parseSettings({ identity: { ...identity, ...change }, portal });
const withNotifier = (change: object) => () => parseSettings({ identity, notifier: { ...someNotifier(), ...change } });
const withCognito = (change: object) => () => parseSettings({ identity, cognito: { ...someCognito(), ...change } });
const withPortal = (change: object) => () => parseSettings({ identity, portal: { ...portal, ...change } });

/** The names of all settings that a schema knows, at any depth. */
function namesIn(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own =
    "properties" in schema && typeof schema.properties === "object" ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(namesIn)];
}

describe("the documents", () => {
  const documents = ["operations", "notifier", "identity-center"].map(
    (name) => new URL(`../../docs/${name}.md`, import.meta.url),
  );
  const text = documents.map((document) => readFileSync(document, "utf8")).join("");

  it.each([...new Set(namesIn(settingsAsJsonSchema()))])("says what %s is", (name) => {
    expect(text).toContain(`\`${name}\``);
  });
});

describe("parseSettings", () => {
  it("takes the example as it is", () => {
    expect(parseSettings({ identity, portal })).toEqual({ identity, portal });
  });

  it("takes the roles alone, for a portal that runs elsewhere", () => {
    expect(parseSettings({ identity }).portal).toBeUndefined();
  });

  it.each([
    ["an issuer with a port, which IAM does not take", { issuer: "https://idp.example.com:8443" }, /identity\.issuer/],
    ["an issuer without https", { issuer: "http://idp.example.com" }, /identity\.issuer/],
    ["an account ID of eleven digits", { accountId: "11112222333" }, /identity\.accountId/],
    ["a session shorter than STS makes", { sessionSeconds: 600 }, /identity\.sessionSeconds/],
    ["a session longer than STS makes", { sessionSeconds: 50_000 }, /identity\.sessionSeconds/],
    ["a setting that it does not know", { boundry: "client" }, /boundry/],
    ["a pinned name that is not the sub", { pinSessionName: true, sessionName: "email" }, /pinSessionName/],
    ["session tags of Google, which has none", { issuer: "https://accounts.google.com" }, /Google/],
    ["two roles of one name", { roles: [responder, responder] }, /twice/],
    ["a role for everyone of the provider", { roles: [{ ...responder, group: undefined }] }, /needs a group/],
    ["people as the boundary, and nobody named", { boundary: "subjects" }, /needs subjects/],
    ["people who would not be asked for", { roles: [{ ...responder, subjects: ["ana"] }] }, /would not be asked/],
    ["one client for two roles", { boundary: "client", roles: [responder, viewer] }, /one role only/],
  ])("refuses %s", (_what, change, message) => {
    expect(withIdentity(change)).toThrow(message);
  });

  it.each([
    ["a domain that is Amazon's", { domainPrefix: "casedesk-aws" }, /domainPrefix/],
    ["the name of a group instead of its ID", { groups: { responders: "ir-responders" } }, /is not the ID of a group/],
    ["metadata over http", { samlMetadataUrl: "http://portal.sso.eu-central-1.amazonaws.com/saml" }, /samlMetadataUrl/],
  ])("refuses %s", (_what, change, message) => {
    expect(withCognito(change)).toThrow(message);
  });

  it("puts no content into messages unless it says so", () => {
    const { prefilledLink: _, ...rest } = someNotifier();
    expect(parseSettings({ identity, notifier: rest }).notifier?.prefilledLink).toBe(false);
  });

  it.each([
    ["a notifier that hears of nothing", { guardDuty: undefined, securityHub: undefined }, /needs guardDuty/],
    ["a severity that GuardDuty does not have", { guardDuty: { minSeverity: 11 } }, /minSeverity/],
    ["links over http", { portalUrl: "http://casedesk.example.com" }, /portalUrl/],
    [
      "a webhook in clear",
      { target: { kind: "slack", secretArn: "https://hooks.slack.com/services/T000/B000/secret" } },
      /target\.secretArn: is not the whole ARN/,
    ],
    ["another kind of target", { target: { kind: "mail" } }, /notifier\.target/],
  ])("refuses %s", (_what, change, message) => {
    expect(withNotifier(change)).toThrow(message);
  });

  it.each([
    ["an image that can change under its name", { image: "registry.example.com/casedesk:latest" }, /portal\.image/],
    ["an image without a version", { image: "registry.example.com:5000/casedesk" }, /portal\.image/],
    ["an address with a path", { url: "https://example.com/casedesk" }, /portal\.url/],
    ["a single task", { tasks: { ...portal.tasks, min: 1 } }, /portal\.tasks\.min/],
    ["more tasks at least than at most", { tasks: { ...portal.tasks, min: 8 } }, /portal\.tasks/],
    ["a load balancer that nobody may reach", { clients: [] }, /portal\.clients/],
    ["a zone alone", { network: { ...portal.network, availabilityZones: ["eu-central-1a"] } }, /availabilityZones/],
    [
      "a secret by a part of its ARN",
      { secrets: { ...portal.secrets, oidcClientSecret: portal.secrets.oidcClientSecret.slice(0, -7) } },
      /portal\.secrets\.oidcClientSecret/,
    ],
    [
      "a secret as a setting of the container",
      { environment: { METRICS_TOKEN: "x".repeat(32) } },
      /portal\.environment.*METRICS_TOKEN/,
    ],
    [
      "a setting that the stack makes of others",
      { environment: { AWS_ROLES: "[]" } },
      /portal\.environment.*AWS_ROLES/,
    ],
    ["what is no name of a setting", { environment: { "log-level": "debug" } }, /portal\.environment/],
    [
      "a time after SIGTERM that ECS does not give",
      { environment: { DRAIN_SECONDS: "86" } },
      /portal\.environment.*DRAIN_SECONDS/,
    ],
    ["a retention that CloudWatch Logs does not know", { logs: { retentionDays: 366 } }, /retentionDays/],
  ])("refuses %s", (_what, change, message) => {
    expect(withPortal(change)).toThrow(message);
  });

  it("names every wrong setting at once", () => {
    expect(withIdentity({ accountId: "1", issuer: "x" })).toThrow(/accountId[\s\S]*issuer/);
  });
});
