import { Annotations } from "aws-cdk-lib";
import { IpAddresses, type ISubnet, type IVpc, Subnet, SubnetType, Vpc } from "aws-cdk-lib/aws-ec2";
import type { Construct } from "constructs";
import type { PortalSettings } from "./settings";

export type Network = { vpc: IVpc; loadBalancerSubnets: ISubnet[]; taskSubnets: ISubnet[]; tasksArePublic: boolean };

/** The network of the settings: a new one, or one that is there. Zones are named, so that no account is asked for them. */
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
    // One per zone: the portal has to work while a zone does not.
    natGateways: tasksArePublic ? 0 : network.availabilityZones.length,
    subnetConfiguration: [
      { name: "public", subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
      ...(tasksArePublic ? [] : [{ name: "private", subnetType: SubnetType.PRIVATE_WITH_EGRESS }]),
    ],
  });
  const taskSubnets = tasksArePublic ? vpc.publicSubnets : vpc.privateSubnets;
  return { vpc, loadBalancerSubnets: internetFacing ? vpc.publicSubnets : taskSubnets, taskSubnets, tasksArePublic };
}

/** A subnet that is there. Nobody asks for its route table. */
function toSubnet(scope: Construct, name: string, id: string): ISubnet {
  const subnet = Subnet.fromSubnetId(scope, name, id);
  Annotations.of(subnet).acknowledgeWarning("@aws-cdk/aws-ec2:noSubnetRouteTableId");
  return subnet;
}
