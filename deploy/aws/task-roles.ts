import type { Stack } from "aws-cdk-lib";
import { Effect, type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { PortalSettings } from "./settings";

/** The parts of an image's ECR address; undefined for another registry. */
export function toEcrRepository(image: string): { accountId: string; region: string; name: string } | undefined {
  const [, accountId, region, name] =
    /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/.exec(image) ?? [];
  return accountId && region && name ? { accountId, region, name } : undefined;
}

/** The running portal's role. It has no rights, and gains none from what is attached to it later. */
export function addTaskRole(stack: Stack): IRole {
  const denyAll = new PolicyStatement({ effect: Effect.DENY, actions: ["*"], resources: ["*"] });
  return new Role(stack, "TaskRole", {
    assumedBy: ecsTasksOf(stack),
    description: "Casedesk has no rights of its own: every call to AWS is made as the person who is signed in.",
    inlinePolicies: { nothing: new PolicyDocument({ statements: [denyAll] }) },
  }).withoutPolicyUpdates();
}

/** The role with which ECS starts a task: it reads these secrets, pulls this image and writes to this log group. */
export function addExecutionRole(stack: Stack, logGroupArn: string, { image, secrets }: PortalSettings): IRole {
  const { nextauthSecret, oidcClientSecret, metricsToken, kmsKeyArn } = secrets;
  const statements = [
    allow(["logs:CreateLogStream", "logs:PutLogEvents"], [logGroupArn]),
    allow(
      ["secretsmanager:GetSecretValue"],
      [nextauthSecret, oidcClientSecret, metricsToken].filter((arn) => arn !== undefined),
    ),
  ];
  if (kmsKeyArn) {
    const service = `secretsmanager.${stack.region}.amazonaws.com`;
    statements.push(allow(["kms:Decrypt"], [kmsKeyArn], { StringEquals: { "kms:ViaService": service } }));
  }
  const repository = toEcrRepository(image);
  if (repository) {
    const { accountId, region, name } = repository;
    statements.push(
      // A token for the registry: this action has no resource type.
      allow(["ecr:GetAuthorizationToken"], ["*"]),
      allow(
        ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        [`arn:${stack.partition}:ecr:${region}:${accountId}:repository/${name}`],
      ),
    );
  }
  return new Role(stack, "ExecutionRole", {
    assumedBy: ecsTasksOf(stack),
    description: "Starts the tasks of Casedesk.",
    inlinePolicies: { start: new PolicyDocument({ statements }) },
  }).withoutPolicyUpdates();
}

/** Only tasks of this account and Region, because ECS serves others too. */
function ecsTasksOf(stack: Stack): ServicePrincipal {
  return new ServicePrincipal("ecs-tasks.amazonaws.com", {
    conditions: {
      StringEquals: { "aws:SourceAccount": stack.account },
      ArnLike: { "aws:SourceArn": `arn:${stack.partition}:ecs:${stack.region}:${stack.account}:*` },
    },
  });
}

function allow(actions: string[], resources: string[], conditions: Record<string, unknown> = {}): PolicyStatement {
  return new PolicyStatement({ effect: Effect.ALLOW, actions, resources, conditions });
}
