import { compileFunction } from "node:vm";
import { describe, expect, it } from "vitest";
import { bundleFunction } from "../bundle-function";
import { withGroups } from "./with-groups";

const responders = "a3d4f8e2-1111-4000-8000-000000000001";
const viewers = "a3d4f8e2-1111-4000-8000-000000000002";
const names = new Map([
  [responders, "ir-responders"],
  [viewers, "ir-viewers"],
]);

/** As Cognito sends it. */
function anEvent(groups?: string) {
  return {
    version: "1",
    triggerSource: "TokenGeneration_HostedAuth",
    region: "eu-central-1",
    userPoolId: "eu-central-1_EXAMPLE",
    userName: "IdentityCenter_ana@example.com",
    callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: "client" },
    request: {
      userAttributes: {
        sub: "5c6b1f6e-2222-4000-8000-000000000000",
        email: "ana@example.com",
        ...(groups === undefined ? {} : { "custom:groups": groups }),
      },
      groupConfiguration: { groupsToOverride: ["eu-central-1_EXAMPLE_IdentityCenter"], iamRolesToOverride: [] },
    },
    response: {},
  };
}

const groupsFor = (text?: string) =>
  (withGroups(anEvent(text), names).response as { claimsOverrideDetails: { groupOverrideDetails: object } })
    .claimsOverrideDetails.groupOverrideDetails;

describe("the token of a person", () => {
  it("has the names of known groups, as groups and as session tags, and not the list of IDs", () => {
    const event = anEvent(`[${responders}, ${viewers}, other]`);
    expect(withGroups(event, names)).toEqual({
      ...event,
      response: {
        claimsOverrideDetails: {
          groupOverrideDetails: {
            groupsToOverride: ["ir-responders", "ir-viewers"],
            iamRolesToOverride: [],
            preferredRole: "",
          },
          claimsToAddOrOverride: {
            "https://aws.amazon.com/tags/principal_tags/ir-responders": "true",
            "https://aws.amazon.com/tags/principal_tags/ir-viewers": "true",
          },
          claimsToSuppress: ["custom:groups"],
        },
      },
    });
  });

  it.each([
    [viewers, ["ir-viewers"]],
    [`[${viewers}]`, ["ir-viewers"]],
    [`${viewers},${viewers}`, ["ir-viewers"]],
    ["[ir-responders]", []],
    ["[other, another]", []],
    ["", []],
    [undefined, []],
    [`[x${responders}]`, []],
    ["__proto__", []],
  ])("with the attribute %s has the groups %j, and none of the pool's own", (text, groups) => {
    expect(groupsFor(text)).toMatchObject({ groupsToOverride: groups });
  });

  it("is made by the function as it is deployed", async () => {
    const module: { exports: { handler?: (event: unknown) => Promise<unknown> } } = { exports: {} };
    const environment = { env: { GROUPS: JSON.stringify(Object.fromEntries(names)) } };
    compileFunction(bundleFunction("cognito/add-groups"), ["module", "process"])(module, environment);
    const event = anEvent(`[${responders}]`);
    expect(await module.exports.handler?.(event)).toEqual(withGroups(event, names));
  });
});
