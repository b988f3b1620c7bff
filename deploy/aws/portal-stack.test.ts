import { readFileSync } from "node:fs";
import { Match, Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, it } from "vitest";
import { addStacks, createApp } from "./app";
import { ownNames, type PortalSettings } from "./settings";
import { someSettings } from "./some-settings";
import { toAwsRoles } from "./task";

let example: Template;

beforeAll(() => {
  example = synthesize();
});

function synthesize(change: Partial<PortalSettings> = {}): Template {
  const { portal } = addStacks(createApp(), someSettings({ portal: change }));
  if (!portal) throw new Error("The settings have a portal.");
  return Template.fromStack(portal);
}

const secretArn = (name: string) => `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${name}`;
const { secrets } = someSettings().portal;

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };

function statementsOf(template: Template, description: RegExp): Statement[] {
  const roles = template.findResources("AWS::IAM::Role", {
    Properties: { Description: Match.stringLikeRegexp(description.source) },
  });
  return Object.values(roles)
    .flatMap(({ Properties }) => Properties.Policies)
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

type Container = {
  Environment: { Name: string; Value: string }[];
  Secrets: { Name: string; ValueFrom: unknown }[];
  [other: string]: unknown;
};

function container(template: Template): Container {
  const [task] = Object.values(template.findResources("AWS::ECS::TaskDefinition"));
  return task?.Properties.ContainerDefinitions[0];
}

describe("the rights of the portal", () => {
  it("are none, whatever is attached to its role later", () => {
    expect(statementsOf(example, /no rights/)).toEqual([{ Effect: "Deny", Action: "*", Resource: "*" }]);
  });

  it("to start, are its own log group, secrets and image", () => {
    expect(statementsOf(example, /Starts/)).toEqual([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: { "Fn::GetAtt": [expect.stringMatching(/^Log/), "Arn"] },
      },
      {
        Effect: "Allow",
        Action: "secretsmanager:GetSecretValue",
        Resource: [secretArn("casedesk/nextauth-AbCdEf"), secretArn("casedesk/oidc-AbCdEf")],
      },
      { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
      {
        Effect: "Allow",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Resource: "arn:aws:ecr:eu-central-1:111122223333:repository/casedesk",
      },
    ]);
  });

  it("to start, hold nothing of ECR for an image from elsewhere", () => {
    const template = synthesize({ image: "registry.example.com/casedesk:0.1.0" });
    expect(JSON.stringify(statementsOf(template, /Starts/))).not.toContain("ecr:");
  });

  it("to start, include the key of the secrets, by way of Secrets Manager only", () => {
    const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-4000-8000-000000000000";
    expect(statementsOf(synthesize({ secrets: { ...secrets, kmsKeyArn } }), /Starts/)).toContainEqual({
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: kmsKeyArn,
      Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com" } },
    });
  });

  it("are given to tasks of this account and Region only", () => {
    const roles = Object.values(example.findResources("AWS::IAM::Role"));
    expect(roles.map(({ Properties }) => Properties.AssumeRolePolicyDocument.Statement)).toEqual(
      Array(2).fill([
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-central-1:111122223333:*" },
          },
        },
      ]),
    );
  });
});

describe("the container", () => {
  it("runs as another user than root, on a file system that it cannot write, without capabilities", () => {
    expect(container(example)).toMatchObject({
      User: "1000:1000",
      ReadonlyRootFilesystem: true,
      LinuxParameters: { Capabilities: { Drop: ["ALL"] } },
    });
  });

  it("gets its secrets from Secrets Manager, and no secret as a setting", () => {
    expect(container(example).Secrets).toEqual([
      { Name: "NEXTAUTH_SECRET", ValueFrom: secretArn("casedesk/nextauth-AbCdEf") },
      { Name: "OIDC_CLIENT_SECRET", ValueFrom: secretArn("casedesk/oidc-AbCdEf") },
    ]);
    expect(
      container(example)
        .Environment.map(({ Name }) => Name)
        .filter((name) => /SECRET|TOKEN|KEY$/.test(name)),
    ).toEqual([]);
  });

  it("gets the secret's other version too, while it changes", () => {
    expect(container(synthesize({ secrets: { ...secrets, alsoReadPending: true } })).Secrets).toContainEqual({
      Name: "NEXTAUTH_SECRET_PREVIOUS",
      ValueFrom: `${secretArn("casedesk/nextauth-AbCdEf")}::AWSPENDING:`,
    });
  });

  it("gets the token for metrics where it is wanted", () => {
    const metricsToken = secretArn("casedesk/metrics-AbCdEf");
    expect(container(synthesize({ secrets: { ...secrets, metricsToken } })).Secrets).toContainEqual({
      Name: "METRICS_TOKEN",
      ValueFrom: metricsToken,
    });
  });

  it("knows the portal's address, the provider, the Region of the membership and the roles", () => {
    const { identity } = someSettings();
    const settings = Object.fromEntries(container(example).Environment.map(({ Name, Value }) => [Name, Value]));
    expect(settings).toMatchObject({
      NEXTAUTH_URL: "https://casedesk.example.com",
      OIDC_ISSUER: "https://idp.example.com",
      OIDC_CLIENT_ID: "casedesk",
      AWS_REGION: "eu-central-1",
      AWS_ROLES: toAwsRoles(identity, "aws"),
      AWS_ROLE_SESSION_SECONDS: "3600",
      HOSTNAME: "0.0.0.0",
    });
  });

  it("is asked for its health as the image is", () => {
    const dockerfile = readFileSync(new URL("../../Dockerfile", import.meta.url), "utf8");
    const [, command = ""] = /^HEALTHCHECK .*CMD (\[.*\])$/m.exec(dockerfile.replaceAll("\\\n", "")) ?? [];
    expect(container(example).HealthCheck).toMatchObject({ Command: ["CMD", ...JSON.parse(command)] });
  });

  it("may finish what it has begun before it is stopped", () => {
    expect(container(example).StopTimeout).toBeGreaterThan(5 + 33);
  });

  it("has longer for that when it goes on longer after SIGTERM", () => {
    const template = synthesize({ environment: { DRAIN_SECONDS: "60" } });
    expect(container(template).StopTimeout).toBeGreaterThan(60 + 33);
  });

  it("gets what else the settings name for it", () => {
    const environment = { LOG_LEVEL: "debug", OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" };
    expect(container(synthesize({ environment })).Environment).toEqual(
      expect.arrayContaining(Object.entries(environment).map(([Name, Value]) => ({ Name, Value }))),
    );
  });

  it("gets no setting of the stack's own from there", () => {
    const all = synthesize({
      secrets: { ...secrets, alsoReadPending: true, metricsToken: secretArn("casedesk/metrics-AbCdEf") },
    });
    const { Environment, Secrets } = container(all);
    const names = [...Environment, ...Secrets].map(({ Name }) => Name);
    expect(names.filter((name) => !ownNames.has(name))).toEqual([]);
  });

  it("does not wait for a log that does not answer", () => {
    expect(container(example).LogConfiguration).toMatchObject({ Options: { mode: "non-blocking" } });
  });
});

describe("AWS_ROLES", () => {
  it("names each role with the group that gets it, in order", () => {
    const roles = [
      { name: "A", label: "First", may: ["open" as const], group: "ir" },
      { name: "B", label: "Second", may: ["read" as const] },
    ];
    expect(JSON.parse(toAwsRoles({ accountId: "111122223333", groupsClaim: "roles", roles }, "aws-cn"))).toEqual([
      { label: "First", arn: "arn:aws-cn:iam::111122223333:role/A", when: { claim: "roles", has: "ir" } },
      { label: "Second", arn: "arn:aws-cn:iam::111122223333:role/B" },
    ]);
  });
});

describe("the load balancer", () => {
  it("sends http to https", () => {
    example.hasResourceProperties("AWS::ElasticLoadBalancingV2::Listener", {
      Port: 80,
      DefaultActions: [
        { Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" } },
      ],
    });
  });

  it("takes TLS 1.2 and 1.3 with the given certificate, and answers for no name but the portal's", () => {
    example.hasResourceProperties("AWS::ElasticLoadBalancingV2::Listener", {
      Port: 443,
      Protocol: "HTTPS",
      SslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      Certificates: [{ CertificateArn: someSettings().portal.certificateArn }],
      DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: Match.objectLike({ StatusCode: "404" }) }],
    });
    example.hasResourceProperties("AWS::ElasticLoadBalancingV2::ListenerRule", {
      Priority: 10,
      Conditions: [{ Field: "host-header", HostHeaderConfig: { Values: ["casedesk.example.com"] } }],
      Actions: [Match.objectLike({ Type: "forward" })],
    });
  });

  it("refuses a request that says by a header which host it is for, before anything else", () => {
    example.hasResourceProperties("AWS::ElasticLoadBalancingV2::ListenerRule", {
      Priority: 1,
      Conditions: [{ Field: "http-header", HttpHeaderConfig: { HttpHeaderName: "X-Forwarded-Host", Values: ["*"] } }],
      Actions: [{ Type: "fixed-response", FixedResponseConfig: Match.objectLike({ StatusCode: "400" }) }],
    });
  });

  it.each([
    ["idle_timeout.timeout_seconds", "60"],
    ["routing.http.drop_invalid_header_fields.enabled", "true"],
    ["routing.http.preserve_host_header.enabled", "true"],
    ["deletion_protection.enabled", "true"],
  ])("has %s set to %s", (Key, Value) => {
    example.hasResourceProperties("AWS::ElasticLoadBalancingV2::LoadBalancer", {
      LoadBalancerAttributes: Match.arrayWith([{ Key, Value }]),
    });
  });

  it("closes an idle connection before the portal does", () => {
    const keepAlive = container(example).Environment.find(({ Name }) => Name === "KEEP_ALIVE_TIMEOUT")?.Value;
    expect(Number(keepAlive)).toBeGreaterThan(60_000);
  });

  it("asks tasks whether they live, and lets the requests of one that leaves finish", () => {
    example.hasResourceProperties("AWS::ElasticLoadBalancingV2::TargetGroup", {
      HealthCheckPath: "/api/health",
      TargetGroupAttributes: Match.arrayWith([{ Key: "deregistration_delay.timeout_seconds", Value: "40" }]),
    });
  });

  it("is reached from the named ranges only, by http and https", () => {
    const [group] = Object.values(
      example.findResources("AWS::EC2::SecurityGroup", {
        Properties: { GroupDescription: Match.stringLikeRegexp("load balancer") },
      }),
    );
    expect(group?.Properties.SecurityGroupIngress).toEqual(
      [443, 80].map((port) => expect.objectContaining({ CidrIp: "203.0.113.0/24", FromPort: port, ToPort: port })),
    );
  });
});

describe("the tasks", () => {
  it("are two or more, and no fewer during an update, which rolls back by itself", () => {
    example.hasResourceProperties("AWS::ECS::Service", {
      DesiredCount: 2,
      DeploymentConfiguration: {
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      },
    });
  });

  it("grow in number by load and by requests", () => {
    example.hasResourceProperties("AWS::ApplicationAutoScaling::ScalableTarget", { MinCapacity: 2, MaxCapacity: 6 });
    const metrics = Object.values(example.findResources("AWS::ApplicationAutoScaling::ScalingPolicy")).map(
      ({ Properties }) =>
        Properties.TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.PredefinedMetricType,
    );
    expect(metrics.sort()).toEqual(["ALBRequestCountPerTarget", "ECSServiceAverageCPUUtilization"]);
  });

  it("cannot be entered by a shell", () => {
    example.hasResourceProperties("AWS::ECS::Service", { EnableExecuteCommand: false });
  });

  it("are reached by the load balancer only, on one port", () => {
    const rules = Object.values(example.findResources("AWS::EC2::SecurityGroupIngress"));
    expect(rules.map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({
        FromPort: 3000,
        ToPort: 3000,
        SourceSecurityGroupId: { "Fn::GetAtt": [expect.stringMatching(/^LoadBalancerGroup/), "GroupId"] },
      }),
    ]);
  });

  it("reach out by https only", () => {
    example.hasResourceProperties("AWS::EC2::SecurityGroup", {
      GroupDescription: "Casedesk: the tasks",
      SecurityGroupEgress: [Match.objectLike({ IpProtocol: "tcp", FromPort: 443, ToPort: 443 })],
    });
  });

  it("have no public addresses, and a NAT gateway in each zone", () => {
    example.resourceCountIs("AWS::EC2::NatGateway", 2);
    example.hasResourceProperties("AWS::ECS::Service", {
      NetworkConfiguration: { AwsvpcConfiguration: Match.objectLike({ AssignPublicIp: "DISABLED" }) },
    });
  });

  it("have public addresses and no NAT gateway in a public network", () => {
    const template = synthesize({
      network: { kind: "public", availabilityZones: ["eu-central-1a", "eu-central-1b"], cidr: "10.20.0.0/20" },
    });
    template.resourceCountIs("AWS::EC2::NatGateway", 0);
    template.hasResourceProperties("AWS::ECS::Service", {
      NetworkConfiguration: { AwsvpcConfiguration: Match.objectLike({ AssignPublicIp: "ENABLED" }) },
    });
  });

  it("go where they are told in a network that is there", () => {
    const template = synthesize({
      internetFacing: false,
      network: {
        kind: "existing",
        availabilityZones: ["eu-central-1a", "eu-central-1b"],
        vpcId: "vpc-0a1b2c3d4e5f60718",
        loadBalancerSubnetIds: ["subnet-0a000000000000000", "subnet-0b000000000000000"],
        taskSubnetIds: ["subnet-0c000000000000000", "subnet-0d000000000000000"],
      },
    });
    template.resourceCountIs("AWS::EC2::VPC", 0);
    template.hasResourceProperties("AWS::ECS::Service", {
      NetworkConfiguration: {
        AwsvpcConfiguration: Match.objectLike({ Subnets: ["subnet-0c000000000000000", "subnet-0d000000000000000"] }),
      },
    });
    template.hasResourceProperties("AWS::ElasticLoadBalancingV2::LoadBalancer", {
      Scheme: "internal",
      Subnets: ["subnet-0a000000000000000", "subnet-0b000000000000000"],
    });
  });
});

describe("the log", () => {
  it("is kept a year, and outlives the stack", () => {
    example.hasResource("AWS::Logs::LogGroup", {
      DeletionPolicy: "Retain",
      Properties: { RetentionInDays: 365 },
    });
  });

  it("is encrypted with the key of the settings", () => {
    const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-4000-8000-000000000000";
    synthesize({ logs: { retentionDays: 30, kmsKeyArn } }).hasResourceProperties("AWS::Logs::LogGroup", {
      RetentionInDays: 30,
      KmsKeyId: kmsKeyArn,
    });
  });
});

describe("the firewall", () => {
  it("is left out unless it is wanted", () => {
    example.resourceCountIs("AWS::WAFv2::WebACL", 0);
  });

  it("counts requests by address, and reads no body", () => {
    const template = synthesize({ firewall: { requestsPerFiveMinutes: 3000 } });
    const [acl] = Object.values(template.findResources("AWS::WAFv2::WebACL"));
    expect(acl?.Properties.Rules.map(({ Statement }: { Statement: unknown }) => Statement)).toEqual([
      { RateBasedStatement: { AggregateKeyType: "IP", EvaluationWindowSec: 300, Limit: 3000 } },
    ]);
    template.resourceCountIs("AWS::WAFv2::WebACLAssociation", 1);
  });
});
