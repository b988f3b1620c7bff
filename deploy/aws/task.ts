import { Annotations, Duration, RemovalPolicy, Size, type Stack } from "aws-cdk-lib";
import {
  AwsLogDriverMode,
  Capability,
  ContainerImage,
  CpuArchitecture,
  FargateTaskDefinition,
  LinuxParameters,
  LogDrivers,
  OperatingSystemFamily,
  Secret,
  type SecretVersionInfo,
} from "aws-cdk-lib/aws-ecs";
import { Key } from "aws-cdk-lib/aws-kms";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Secret as StoredSecret } from "aws-cdk-lib/aws-secretsmanager";
import type { IdentitySettings, PortalSettings } from "./settings";
import { addExecutionRole, addTaskRole } from "./task-roles";

export const containerPort = 3000;

/** Node's own fetch, because the image has no curl. The Dockerfile has the same. */
export const healthCheck = [
  "node",
  "-e",
  "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/api/health',{signal:AbortSignal.timeout(2000)}).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))",
];

/** One task: the portal's container, its settings, its secrets and its log. */
export function addTask(stack: Stack, identity: IdentitySettings, portal: PortalSettings): FargateTaskDefinition {
  const { logs, tasks, secrets } = portal;
  const logGroup = new LogGroup(stack, "Log", {
    retention: logs.retentionDays,
    // The audit lines outlive the stack.
    removalPolicy: RemovalPolicy.RETAIN,
    ...(logs.kmsKeyArn ? { encryptionKey: Key.fromKeyArn(stack, "LogKey", logs.kmsKeyArn) } : {}),
  });
  const definition = new FargateTaskDefinition(stack, "Task", {
    cpu: tasks.cpu,
    memoryLimitMiB: tasks.memoryMiB,
    taskRole: addTaskRole(stack),
    executionRole: addExecutionRole(stack, logGroup.logGroupArn, portal),
    runtimePlatform: {
      operatingSystemFamily: OperatingSystemFamily.LINUX,
      cpuArchitecture: portal.architecture === "arm64" ? CpuArchitecture.ARM64 : CpuArchitecture.X86_64,
    },
  });
  const linuxParameters = new LinuxParameters(stack, "Linux");
  linuxParameters.dropCapabilities(Capability.ALL);
  const secret = (name: string, arn: string, version?: SecretVersionInfo): Secret => {
    const stored = StoredSecret.fromSecretCompleteArn(stack, name, arn);
    return version ? Secret.fromSecretsManagerVersion(stored, version) : Secret.fromSecretsManager(stored);
  };
  const container = definition.addContainer("portal", {
    image: ContainerImage.fromRegistry(portal.image),
    portMappings: [{ containerPort }],
    // The image's user "node", as a number, so that nothing has to look it up.
    user: "1000:1000",
    readonlyRootFilesystem: true,
    linuxParameters,
    environment: toEnvironment(identity, portal, stack.partition),
    secrets: {
      NEXTAUTH_SECRET: secret("NextauthSecret", secrets.nextauthSecret),
      OIDC_CLIENT_SECRET: secret("OidcClientSecret", secrets.oidcClientSecret),
      ...(secrets.alsoReadPending
        ? {
            NEXTAUTH_SECRET_PREVIOUS: secret("OtherNextauthSecret", secrets.nextauthSecret, {
              versionStage: "AWSPENDING",
            }),
          }
        : {}),
      ...(secrets.metricsToken ? { METRICS_TOKEN: secret("MetricsToken", secrets.metricsToken) } : {}),
    },
    healthCheck: {
      command: ["CMD", ...healthCheck],
      interval: Duration.seconds(15),
      timeout: Duration.seconds(5),
      retries: 3,
      startPeriod: Duration.seconds(15),
    },
    // The portal serves for DRAIN_SECONDS and then finishes what it has begun; a submit can take 33 seconds.
    stopTimeout: Duration.seconds(Number(portal.environment.DRAIN_SECONDS ?? 5) + 35),
    logging: LogDrivers.awsLogs({
      streamPrefix: "portal",
      logGroup,
      // A log service that does not answer must not stop the portal. CloudTrail has every call to AWS.
      mode: AwsLogDriverMode.NON_BLOCKING,
      maxBufferSize: Size.mebibytes(25),
    }),
  });
  // The CDK cannot see that the role can pull the image (addExecutionRole).
  Annotations.of(container).acknowledgeWarning("@aws-cdk/aws-ecs:ecrImageRequiresPolicy");
  return definition;
}

function toEnvironment(identity: IdentitySettings, portal: PortalSettings, partition: string): Record<string, string> {
  return {
    ...portal.environment,
    NEXTAUTH_URL: portal.url,
    OIDC_ISSUER: identity.issuer,
    OIDC_CLIENT_ID: identity.clientId,
    OIDC_NAME: portal.oidcName,
    OIDC_SCOPE: portal.oidcScope,
    AWS_REGION: identity.region,
    AWS_ROLES: toAwsRoles(identity, partition),
    AWS_ROLE_SESSION_SECONDS: String(identity.sessionSeconds),
    AWS_ROLE_SESSION_NAME: identity.sessionName,
    PORT: String(containerPort),
    // Docker sets HOSTNAME to the container's name, and the server would listen on that.
    HOSTNAME: "0.0.0.0",
    // Above the load balancer's idle timeout: the side that reuses a connection must close it.
    KEEP_ALIVE_TIMEOUT: "65000",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}

/** AWS_ROLES, in the order of the settings. */
export function toAwsRoles(
  { accountId, groupsClaim, roles }: Pick<IdentitySettings, "accountId" | "groupsClaim" | "roles">,
  partition: string,
): string {
  return JSON.stringify(
    roles.map(({ name, label, group }) => ({
      label,
      arn: `arn:${partition}:iam::${accountId}:role/${name}`,
      ...(group ? { when: { claim: groupsClaim, has: group } } : {}),
    })),
  );
}
