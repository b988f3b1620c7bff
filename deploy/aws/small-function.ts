import { type Duration, RemovalPolicy, type Stack } from "aws-cdk-lib";
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { bundleFunction, type FunctionName } from "../bundle-function";

type SmallFunction = {
  name: FunctionName;
  description: string;
  environment: Record<string, string>;
  timeout: Duration;
  /** Rights besides its own log. */
  statements?: PolicyStatement[];
};

/** A function in the template itself, with a log group and a role of its own. */
export function addSmallFunction(stack: Stack, id: string, options: SmallFunction): CfnFunction {
  const { name, description, environment, timeout, statements = [] } = options;
  const logs = new LogGroup(stack, `${id}Logs`, {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(stack, `${id}Role`, {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    description,
    inlinePolicies: {
      work: new PolicyDocument({
        statements: [allow(["logs:CreateLogStream", "logs:PutLogEvents"], logs.logGroupArn), ...statements],
      }),
    },
  }).withoutPolicyUpdates();
  return new CfnFunction(stack, id, {
    description,
    code: { zipFile: bundleFunction(name) },
    handler: "index.handler",
    runtime: "nodejs24.x",
    architectures: ["arm64"],
    memorySize: 256,
    timeout: timeout.toSeconds(),
    role: role.roleArn,
    loggingConfig: { logGroup: logs.logGroupName },
    environment: { variables: environment },
  });
}

export function allow(actions: string[], resource: string, conditions: Record<string, unknown> = {}): PolicyStatement {
  return new PolicyStatement({ effect: Effect.ALLOW, actions, resources: [resource], conditions });
}
