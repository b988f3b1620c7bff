import type { Stack } from "aws-cdk-lib";
import { CfnWebACL, CfnWebACLAssociation } from "aws-cdk-lib/aws-wafv2";

/**
 * Limits the rate per address. No managed rules that read bodies: they block evidence that analysts paste (`${jndi:…}`,
 * a script, a long list), so the form would fail when it is needed.
 */
export function addFirewall(stack: Stack, loadBalancerArn: string, requestsPerFiveMinutes: number): void {
  const seen = (metricName: string) => ({ metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false });
  const acl = new CfnWebACL(stack, "Firewall", {
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: seen("casedesk"),
    rules: [
      {
        name: "requests-per-address",
        priority: 0,
        action: { block: {} },
        statement: {
          rateBasedStatement: { aggregateKeyType: "IP", evaluationWindowSec: 300, limit: requestsPerFiveMinutes },
        },
        visibilityConfig: seen("casedesk-requests-per-address"),
      },
    ],
  });
  new CfnWebACLAssociation(stack, "FirewallOfLoadBalancer", { resourceArn: loadBalancerArn, webAclArn: acl.attrArn });
}
