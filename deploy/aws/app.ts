import { App, DefaultStackSynthesizer } from "aws-cdk-lib";
import featureFlags from "aws-cdk-lib/recommended-feature-flags.json" with { type: "json" };
import { CognitoStack } from "./cognito-stack";
import { NotifierStack } from "./notifier-stack";
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

type Stacks = { roles: RolesStack; portal?: PortalStack; notifier?: NotifierStack; cognito?: CognitoStack };

/** Adds the stacks of the settings. Synthesis needs no account, no network and no Docker. */
export function addStacks(app: App, { identity, portal, notifier, cognito }: Settings): Stacks {
  const propsOf = ({ accountId: account, region }: { accountId: string; region: string }, description: string) => ({
    description: `Casedesk: ${description}`,
    env: { account, region },
    // Without assets, CloudFormation can deploy the templates without the CDK's own stack.
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
  return {
    roles: new RolesStack(
      app,
      "CasedeskRoles",
      identity,
      propsOf(identity, "the identity provider and the roles of the analysts"),
    ),
    ...(portal && { portal: new PortalStack(app, "CasedeskPortal", identity, portal, propsOf(portal, "the portal")) }),
    ...(cognito && {
      cognito: new CognitoStack(
        app,
        "CasedeskCognito",
        cognito,
        propsOf(cognito, "a user pool for the people of IAM Identity Center"),
      ),
    }),
    ...(notifier && {
      notifier: new NotifierStack(
        app,
        "CasedeskNotifier",
        notifier,
        propsOf(notifier, "messages about findings, with a link to the form"),
      ),
    }),
  };
}
