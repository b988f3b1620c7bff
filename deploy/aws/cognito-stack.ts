import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import {
  CfnUserPool,
  CfnUserPoolClient,
  CfnUserPoolDomain,
  CfnUserPoolIdentityProvider,
} from "aws-cdk-lib/aws-cognito";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import type { CognitoSettings } from "./settings";
import { addSmallFunction } from "./small-function";

const providerName = "IdentityCenter";

/** A user pool whose people come from IAM Identity Center alone, by a SAML application there. */
export class CognitoStack extends Stack {
  constructor(scope: Construct, id: string, settings: CognitoSettings, props: StackProps) {
    super(scope, id, props);
    const { domainPrefix, groups, deletionProtection, samlMetadataUrl } = settings;
    const trigger = addSmallFunction(this, "AddGroups", {
      name: "cognito/add-groups",
      description: "Casedesk: names a person's groups in the id_token, also as session tags",
      timeout: Duration.seconds(5), // Cognito waits no longer.
      environment: { GROUPS: JSON.stringify(groups) },
    });
    const pool = new CfnUserPool(this, "UserPool", {
      userPoolName: "casedesk",
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      accountRecoverySetting: { recoveryMechanisms: [{ name: "admin_only", priority: 1 }] },
      // A text of at most 2,048 characters: about 50 groups.
      schema: [
        {
          name: "groups",
          attributeDataType: "String",
          mutable: true,
          stringAttributeConstraints: { minLength: "0", maxLength: "2048" },
        },
      ],
      lambdaConfig: { preTokenGeneration: trigger.attrArn },
      deletionProtection: deletionProtection ? "ACTIVE" : "INACTIVE",
    });
    new CfnPermission(this, "AddGroupsPermission", {
      action: "lambda:InvokeFunction",
      functionName: trigger.ref,
      principal: "cognito-idp.amazonaws.com",
      sourceArn: pool.attrArn,
    });
    new CfnUserPoolDomain(this, "Domain", { domain: domainPrefix, userPoolId: pool.ref });
    const address = `https://${domainPrefix}.auth.${this.region}.amazoncognito.com`;
    this.#output("AcsUrl", `${address}/saml2/idpresponse`);
    this.#output("Audience", `urn:amazon:cognito:sp:${pool.ref}`);
    if (!samlMetadataUrl) return;
    const client = this.#addClient(pool, settings.portalUrl, samlMetadataUrl);
    this.#output("Issuer", `https://cognito-idp.${this.region}.amazonaws.com/${pool.ref}`);
    this.#output("ClientId", client.ref);
    this.#output("LogoutUrl", `${address}/logout`);
  }

  #addClient(pool: CfnUserPool, portalUrl: string, metadataUrl: string): CfnUserPoolClient {
    const provider = new CfnUserPoolIdentityProvider(this, "IdentityCenter", {
      userPoolId: pool.ref,
      providerName,
      providerType: "SAML",
      // Identity Center has no single logout.
      providerDetails: { MetadataURL: metadataUrl, IDPSignout: "false" },
      attributeMapping: { email: "email", name: "name", "custom:groups": "groups" },
    });
    const { origin } = new URL(portalUrl);
    const client = new CfnUserPoolClient(this, "Client", {
      userPoolId: pool.ref,
      clientName: "casedesk",
      generateSecret: true,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ["code"],
      // Never aws.cognito.signin.user.admin: with it people could write their own groups.
      allowedOAuthScopes: ["openid", "email", "profile"],
      explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      supportedIdentityProviders: [providerName],
      callbackUrLs: [`${origin}/api/auth/callback/sso`],
      logoutUrLs: [`${origin}/sign-in`],
      // Cognito writes them with the client's rights when somebody signs in.
      writeAttributes: ["email", "name", "custom:groups"],
      readAttributes: ["email", "email_verified", "name"],
      preventUserExistenceErrors: "ENABLED",
      enableTokenRevocation: true,
      idTokenValidity: 60,
      accessTokenValidity: 5,
      refreshTokenValidity: 60,
      tokenValidityUnits: { idToken: "minutes", accessToken: "minutes", refreshToken: "minutes" },
    });
    client.addResourceDependency(provider);
    return client;
  }

  #output(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}
