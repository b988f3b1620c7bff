import { CfnOutput, Duration, Stack, type StackProps, Validations } from "aws-cdk-lib";
import { AvailabilityZoneRebalancing, Cluster, FargateService } from "aws-cdk-lib/aws-ecs";
import type { Construct } from "constructs";
import { addFirewall } from "./firewall";
import { addHttpsListener, addLoadBalancer, addTasksGroup } from "./load-balancer";
import { toNetwork } from "./network";
import type { IdentitySettings, PortalSettings } from "./settings";
import { addTask, containerPort } from "./task";

/** The portal on ECS Fargate behind a load balancer. */
export class PortalStack extends Stack {
  readonly #zones: string[];

  constructor(scope: Construct, id: string, identity: IdentitySettings, portal: PortalSettings, props: StackProps) {
    super(scope, id, props);
    this.#zones = portal.network.availabilityZones;
    Validations.of(this).acknowledge({ id: "CloudFormation-Validate::W3010", reason: "The settings name the zones." });
    const network = toNetwork(this, portal);
    const loadBalancer = addLoadBalancer(this, network, portal);
    const loadBalancerGroup = loadBalancer.connections.securityGroups;
    const cluster = new Cluster(this, "Cluster", { vpc: network.vpc });
    const service = new FargateService(this, "Service", {
      cluster,
      taskDefinition: addTask(this, identity, portal),
      desiredCount: portal.tasks.min,
      // A rolling update never runs fewer tasks than before.
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
      availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
      healthCheckGracePeriod: Duration.seconds(60),
      enableExecuteCommand: false,
      assignPublicIp: network.tasksArePublic,
      vpcSubnets: { subnets: network.taskSubnets },
      securityGroups: loadBalancerGroup.map((group) => addTasksGroup(this, network, group)),
    });
    const target = service.loadBalancerTarget({ containerName: "portal", containerPort });
    const targets = addHttpsListener(loadBalancer, target, portal);
    const scaling = service.autoScaleTaskCount({ minCapacity: portal.tasks.min, maxCapacity: portal.tasks.max });
    scaling.scaleOnCpuUtilization("Cpu", {
      targetUtilizationPercent: 60,
      scaleInCooldown: Duration.minutes(5),
      scaleOutCooldown: Duration.minutes(1),
    });
    scaling.scaleOnRequestCount("Requests", {
      targetGroup: targets,
      requestsPerTarget: 600,
      scaleInCooldown: Duration.minutes(5),
      scaleOutCooldown: Duration.minutes(1),
    });
    if (portal.firewall) addFirewall(this, loadBalancer.loadBalancerArn, portal.firewall.requestsPerFiveMinutes);
    new CfnOutput(this, "ClusterName", { value: cluster.clusterName });
    new CfnOutput(this, "ServiceName", { value: service.serviceName });
  }

  /** From the settings, because the CDK would ask the account. */
  override get availabilityZones(): string[] {
    return this.#zones;
  }
}
