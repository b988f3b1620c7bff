import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { addStacks, createApp } from "./app";
import type { NotifierSettings } from "./settings";
import { someNotifier, someSettings } from "./some-settings";

const secretArn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:casedesk/slack-AbCdEf";
const topicArn = "arn:aws:sns:eu-central-1:111122223333:cases";
const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-4000-8000-000000000000";

function synthesize(change: Partial<NotifierSettings> = {}): Template {
  const { notifier } = addStacks(createApp(), { identity: someSettings().identity, notifier: someNotifier(change) });
  if (!notifier) throw new Error("The settings have a notifier.");
  return Template.fromStack(notifier);
}

/** The properties of the only resource of a type, or of the named one. */
function propertiesOf(template: Template, type: string, name = ""): Record<string, unknown> {
  const found = Object.entries(template.findResources(type)).filter(([id]) => id.startsWith(name));
  expect(found).toHaveLength(1);
  return found[0]?.[1].Properties;
}

function statementsOf(template: Template): unknown {
  const { Policies, ManagedPolicyArns } = propertiesOf(template, "AWS::IAM::Role");
  expect(ManagedPolicyArns).toBeUndefined();
  return (Policies as { PolicyDocument: { Statement: unknown } }[]).map(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  );
}

const writesItsLog = {
  Effect: "Allow",
  Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: { "Fn::GetAtt": [expect.stringMatching(/^NotifierLogs/), "Arn"] },
};

describe("the rules", () => {
  it("hear of GuardDuty's findings of the severity or more", () => {
    expect(propertiesOf(synthesize({ guardDuty: { minSeverity: 4 } }), "AWS::Events::Rule", "GuardDuty")).toMatchObject(
      {
        EventPattern: {
          source: ["aws.guardduty"],
          "detail-type": ["GuardDuty Finding"],
          detail: { severity: [{ numeric: [">=", 4] }] },
        },
      },
    );
  });

  it("hear of Security Hub's custom action, and of no other", () => {
    expect(propertiesOf(synthesize(), "AWS::Events::Rule", "SecurityHub")).toMatchObject({
      EventPattern: {
        source: ["aws.securityhub"],
        "detail-type": ["Security Hub Findings - Custom Action"],
        resources: ["arn:aws:securityhub:eu-central-1:111122223333:action/custom/OpenCase"],
      },
    });
  });

  it("are only those that the settings name", () => {
    synthesize({ securityHub: undefined }).resourceCountIs("AWS::Events::Rule", 1);
    synthesize({ guardDuty: undefined }).resourceCountIs("AWS::Events::Rule", 1);
  });

  it("are each allowed to call the function, and nobody else is", () => {
    const template = synthesize();
    const permissions = Object.values(template.findResources("AWS::Lambda::Permission")).map(
      ({ Properties }) => Properties,
    );
    expect(permissions).toEqual(
      ["GuardDuty", "SecurityHub"].map((rule) => ({
        Action: "lambda:InvokeFunction",
        FunctionName: { Ref: "Notifier" },
        Principal: "events.amazonaws.com",
        SourceArn: { "Fn::GetAtt": [rule, "Arn"] },
      })),
    );
  });
});

describe("the function's role", () => {
  it("publishes to the topic, and writes its log", () => {
    expect(statementsOf(synthesize())).toEqual([
      [writesItsLog, { Effect: "Allow", Action: "sns:Publish", Resource: topicArn }],
    ]);
  });

  it.each(["slack", "teams"] as const)("for %s reads the one secret, and writes its log", (kind) => {
    expect(statementsOf(synthesize({ target: { kind, secretArn } }))).toEqual([
      [writesItsLog, { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secretArn }],
    ]);
  });

  it("uses the key through the topic's service alone", () => {
    expect(statementsOf(synthesize({ kmsKeyArn }))).toMatchObject([
      [
        {},
        {},
        {
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: kmsKeyArn,
          Condition: { StringEquals: { "kms:ViaService": "sns.eu-central-1.amazonaws.com" } },
        },
      ],
    ]);
  });

  it("uses the key of a secret to decrypt it alone", () => {
    expect(statementsOf(synthesize({ kmsKeyArn, target: { kind: "slack", secretArn } }))).toMatchObject([
      [
        {},
        {},
        {
          Action: "kms:Decrypt",
          Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com" } },
        },
      ],
    ]);
  });

  it("can be taken by Lambda alone", () => {
    expect(propertiesOf(synthesize(), "AWS::IAM::Role")).toMatchObject({
      AssumeRolePolicyDocument: {
        Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" } }],
      },
    });
  });
});

describe("the function", () => {
  it("knows the portal and the target, and no secret", () => {
    expect(propertiesOf(synthesize({ target: { kind: "slack", secretArn } }), "AWS::Lambda::Function")).toMatchObject({
      Environment: {
        Variables: { PORTAL_URL: "https://casedesk.example.com", TARGET_KIND: "slack", TARGET_ARN: secretArn },
      },
    });
  });

  it.each([
    [false, false],
    [true, true],
  ])("with prefilledLink %s has the code that reads findings: %s", (prefilledLink, hasCode) => {
    const { Code } = propertiesOf(synthesize({ prefilledLink }), "AWS::Lambda::Function");
    expect((Code as { ZipFile: string }).ZipFile.includes("case-v1")).toBe(hasCode);
  });

  it("fits into a template that CloudFormation takes without a bucket, unless links are prefilled", () => {
    const bytesOf = (prefilledLink: boolean) =>
      Buffer.byteLength(JSON.stringify(synthesize({ prefilledLink }).toJSON()));
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    expect([bytesOf(false) < 51_200, bytesOf(true) < 1_000_000]).toEqual([true, true]);
  });
});
