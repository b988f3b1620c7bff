import { App, DefaultStackSynthesizer } from "aws-cdk-lib";
import featureFlags from "aws-cdk-lib/recommended-feature-flags.json" with { type: "json" };
import { PortalStack } from "./portal-stack";
import { RolesStack } from "./roles-stack";
import type { Settings } from "./settings";

/** An app with the CDK's recommended flags, and without its analytics. */
export function createApp(): App {
  return new App({
    analyticsReporting: false,
    context: {
      ...featureFlags,
      // It would add a Lambda function with rights on every security group, to empty one that nothing uses.
      "@aws-cdk/aws-ec2:restrictDefaultSecurityGroup": false,
      "@aws-cdk/core:enableAdditionalMetadataCollection": false,
    },
  });
}

/** Adds the stacks of the settings. Synthesis needs no account, no network and no Docker. */
export function addStacks(app: App, { identity, portal }: Settings): { roles: RolesStack; portal?: PortalStack } {
  // Without assets, CloudFormation can deploy the templates without the CDK's own stack.
  const synthesizer = () => new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
  const roles = new RolesStack(app, "CasedeskRoles", identity, {
    description: "Casedesk: the identity provider and the roles of the analysts",
    env: { account: identity.accountId, region: identity.region },
    synthesizer: synthesizer(),
  });
  if (!portal) return { roles };
  return {
    roles,
    portal: new PortalStack(app, "CasedeskPortal", identity, portal, {
      description: "Casedesk: the portal",
      env: { account: portal.accountId, region: portal.region },
      synthesizer: synthesizer(),
    }),
  };
}
