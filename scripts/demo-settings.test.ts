import { expect, test } from "vitest";
import { demoSettings } from "./demo-settings.mjs";

const settings = demoSettings({ portal: 3001, oidc: 4011, aws: 4021 }, "a-secret");

test("the identity provider may redirect to the portal's port", () => {
  expect(settings.oidc.OIDC_SIM_REDIRECT_URIS).toBe("http://127.0.0.1:3001/api/auth/callback/sso");
});

test("the portal finds AWS at the simulator's port", () => {
  expect(settings.portal.AWS_ENDPOINT_URL_SECURITY_IR).toBe("http://127.0.0.1:4021");
});

test("the simulated account trusts the identity provider at its port", () => {
  const { roles } = JSON.parse(settings.aws.AWS_SIM_CONFIG ?? "");
  expect(roles[1].trustPolicy.Statement[0].Condition.StringEquals).toEqual({
    "localhost:4011:aud": "casedesk",
    "aws:RequestTag/ir-viewers": "true",
  });
});

test("the writer can open cases and nothing else", () => {
  const { roles } = JSON.parse(settings.aws.AWS_SIM_CONFIG ?? "");
  expect(roles[2].permissions).toEqual(["security-ir:CreateCase", "security-ir:TagResource"]);
});

test("the viewer can read and list cases, not open them", () => {
  const { permissions } = JSON.parse(settings.aws.AWS_SIM_CONFIG ?? "").roles[1];
  expect(permissions).toEqual(expect.arrayContaining(["security-ir:GetCase", "security-ir:ListCases"]));
  expect(permissions).not.toContain("security-ir:CreateCase");
});

test("the portal knows each role by label, ARN and group, the best first", () => {
  expect(JSON.parse(settings.portal.AWS_ROLES ?? "")[0]).toEqual({
    label: "Incident responder",
    arn: "arn:aws:iam::111122223333:role/IncidentResponder",
    when: { claim: "groups", has: "ir-responders" },
  });
});
