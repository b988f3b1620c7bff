import { CfnOutput, Duration, type Stack } from "aws-cdk-lib";
import { type ISecurityGroup, Peer, Port, SecurityGroup } from "aws-cdk-lib/aws-ec2";
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  type ApplicationTargetGroup,
  type IApplicationLoadBalancerTarget,
  ListenerAction,
  ListenerCertificate,
  ListenerCondition,
  SslPolicy,
} from "aws-cdk-lib/aws-elasticloadbalancingv2";
import type { Network } from "./network";
import type { PortalSettings } from "./settings";
import { containerPort } from "./task";

/** The load balancer: https only, for the portal's own name only. */
export function addLoadBalancer(stack: Stack, network: Network, portal: PortalSettings): ApplicationLoadBalancer {
  const securityGroup = new SecurityGroup(stack, "LoadBalancerGroup", {
    vpc: network.vpc,
    description: "Casedesk: who may reach the load balancer",
    allowAllOutbound: false,
  });
  for (const range of portal.clients) {
    securityGroup.addIngressRule(Peer.ipv4(range), Port.tcp(443), "https");
    securityGroup.addIngressRule(Peer.ipv4(range), Port.tcp(80), "http, which is sent to https");
  }
  const loadBalancer = new ApplicationLoadBalancer(stack, "LoadBalancer", {
    vpc: network.vpc,
    vpcSubnets: { subnets: network.loadBalancerSubnets },
    internetFacing: portal.internetFacing,
    securityGroup,
    // Above the 33 seconds a submit can take, below the portal's KEEP_ALIVE_TIMEOUT.
    idleTimeout: Duration.seconds(60),
    dropInvalidHeaderFields: true,
    // The portal compares a form's Origin with the host that the browser asked for.
    preserveHostHeader: true,
    deletionProtection: portal.deletionProtection,
  });
  loadBalancer.addListener("Http", {
    port: 80,
    protocol: ApplicationProtocol.HTTP,
    open: false,
    defaultAction: ListenerAction.redirect({ protocol: "HTTPS", port: "443", permanent: true }),
  });
  new CfnOutput(stack, "LoadBalancerName", { value: loadBalancer.loadBalancerDnsName });
  return loadBalancer;
}

/** The listener on 443 and its way to the tasks. */
export function addHttpsListener(
  loadBalancer: ApplicationLoadBalancer,
  target: IApplicationLoadBalancerTarget,
  portal: PortalSettings,
): ApplicationTargetGroup {
  const listener = loadBalancer.addListener("Https", {
    port: 443,
    protocol: ApplicationProtocol.HTTPS,
    open: false,
    certificates: [ListenerCertificate.fromArn(portal.certificateArn)],
    sslPolicy: SslPolicy.TLS13_12_RES_PQ,
    defaultAction: ListenerAction.fixedResponse(404, { contentType: "text/plain", messageBody: "Not found" }),
  });
  // The load balancer passes this header on, and the portal trusts it when it compares Origin and host.
  listener.addAction("ForwardedHost", {
    priority: 1,
    conditions: [ListenerCondition.httpHeader("X-Forwarded-Host", ["*"])],
    action: ListenerAction.fixedResponse(400, {
      contentType: "text/plain",
      messageBody: "X-Forwarded-Host is refused",
    }),
  });
  return listener.addTargets("Portal", {
    priority: 10,
    conditions: [ListenerCondition.hostHeaders([new URL(portal.url).hostname])],
    port: containerPort,
    protocol: ApplicationProtocol.HTTP,
    targets: [target],
    // A submit can take 33 seconds.
    deregistrationDelay: Duration.seconds(40),
    healthCheck: {
      // Only whether the process is alive: replacing a task would not bring an identity provider back.
      path: "/api/health",
      healthyHttpCodes: "200",
      interval: Duration.seconds(10),
      timeout: Duration.seconds(5),
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 3,
    },
  });
}

/** The tasks' group: in from the load balancer, out by https. The VPC resolves names outside of any group's rules. */
export function addTasksGroup(stack: Stack, { vpc }: Network, loadBalancerGroup: ISecurityGroup): SecurityGroup {
  const group = new SecurityGroup(stack, "TasksGroup", {
    vpc,
    description: "Casedesk: the tasks",
    allowAllOutbound: false,
  });
  group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "the identity provider and AWS");
  group.connections.allowFrom(loadBalancerGroup, Port.tcp(containerPort), "the load balancer");
  return group;
}
