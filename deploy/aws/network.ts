import { Annotations } from "aws-cdk-lib";
import { IpAddresses, type ISubnet, type IVpc, Subnet, SubnetType, Vpc } from "aws-cdk-lib/aws-ec2";
import type { Construct } from "constructs";
import type { PortalSettings } from "./settings";

export type Network = { vpc: IVpc; loadBalancerSubnets: ISubnet[]; taskSubnets: ISubnet[]; tasksArePublic: boolean };

/** The network of the settings: new or existing. The settings name the zones, so the CDK need not ask an account. */
export function toNetwork(scope: Construct, { network, internetFacing }: PortalSettings): Network {
  if (network.kind === "existing") {
    const { vpcId, availabilityZones, loadBalancerSubnetIds, taskSubnetIds } = network;
    return {
      vpc: Vpc.fromVpcAttributes(scope, "Vpc", { vpcId, availabilityZones }),
      loadBalancerSubnets: loadBalancerSubnetIds.map((id) => toSubnet(scope, `LoadBalancer-${id}`, id)),
      taskSubnets: taskSubnetIds.map((id) => toSubnet(scope, `Tasks-${id}`, id)),
      tasksArePublic: false,
    };
  }
  const tasksArePublic = network.kind === "public";
  const vpc = new Vpc(scope, "Vpc", {
    ipAddresses: IpAddresses.cidr(network.cidr),
    availabilityZones: network.availabilityZones,
    // One per zone, so that the portal works while a zone is down.
    natGateways: tasksArePublic ? 0 : network.availabilityZones.length,
    subnetConfiguration: [
      { name: "public", subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
      ...(tasksArePublic ? [] : [{ name: "private", subnetType: SubnetType.PRIVATE_WITH_EGRESS }]),
    ],
  });
  const taskSubnets = tasksArePublic ? vpc.publicSubnets : vpc.privateSubnets;
  return { vpc, loadBalancerSubnets: internetFacing ? vpc.publicSubnets : taskSubnets, taskSubnets, tasksArePublic };
}

/** An existing subnet. Its route table is not needed. */
function toSubnet(scope: Construct, name: string, id: string): ISubnet {
  const subnet = Subnet.fromSubnetId(scope, name, id);
  Annotations.of(subnet).acknowledgeWarning("@aws-cdk/aws-ec2:noSubnetRouteTableId");
  return subnet;
}
