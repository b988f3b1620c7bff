import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { CfnRule } from "aws-cdk-lib/aws-events";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import type { NotifierSettings } from "./settings";
import { addSmallFunction, allow } from "./small-function";

/** EventBridge's rules for findings, and a small function that tells a topic or a channel. */
export class NotifierStack extends Stack {
  constructor(scope: Construct, id: string, settings: NotifierSettings, props: StackProps) {
    super(scope, id, props);
    const { target, portalUrl, prefilledLink } = settings;
    const { ref, attrArn } = addSmallFunction(this, "Notifier", {
      name: prefilledLink ? "notifier/with-link" : "notifier/without-link",
      description: "Casedesk: tells people about findings. It cannot open or read a case.",
      timeout: Duration.seconds(30),
      environment: {
        PORTAL_URL: new URL(portalUrl).origin,
        TARGET_KIND: target.kind,
        TARGET_ARN: target.kind === "sns" ? target.topicArn : target.secretArn,
      },
      statements: this.#rightsOf(settings),
    });
    for (const [name, eventPattern] of Object.entries(this.#patternsOf(settings))) {
      const rule = new CfnRule(this, name, { eventPattern, targets: [{ id: "notifier", arn: attrArn }] });
      new CfnPermission(this, `${name}Permission`, {
        action: "lambda:InvokeFunction",
        functionName: ref,
        principal: "events.amazonaws.com",
        sourceArn: rule.attrArn,
      });
    }
  }

  #patternsOf({ guardDuty, securityHub }: NotifierSettings): Record<string, object> {
    const actions = `arn:${this.partition}:securityhub:${this.region}:${this.account}:action/custom`;
    return {
      ...(guardDuty && {
        GuardDuty: {
          source: ["aws.guardduty"],
          "detail-type": ["GuardDuty Finding"],
          detail: { severity: [{ numeric: [">=", guardDuty.minSeverity] }] },
        },
      }),
      ...(securityHub && {
        SecurityHub: {
          source: ["aws.securityhub"],
          "detail-type": ["Security Hub Findings - Custom Action"],
          resources: [`${actions}/${securityHub.actionId}`],
        },
      }),
    };
  }

  /** Publishes to the topic, or reads the secret. */
  #rightsOf({ target, kmsKeyArn }: NotifierSettings): PolicyStatement[] {
    const isTopic = target.kind === "sns";
    const service = `${isTopic ? "sns" : "secretsmanager"}.${this.region}.amazonaws.com`;
    return [
      isTopic ? allow(["sns:Publish"], target.topicArn) : allow(["secretsmanager:GetSecretValue"], target.secretArn),
      ...(kmsKeyArn
        ? [
            allow(["kms:Decrypt", ...(isTopic ? ["kms:GenerateDataKey"] : [])], kmsKeyArn, {
              StringEquals: { "kms:ViaService": service },
            }),
          ]
        : []),
    ];
  }
}
