import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import { CfnOIDCProvider, CfnRole } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import { toPermissionPolicy } from "./permission-policy";
import { googleIssuer, type IdentitySettings } from "./settings";
import { toProviderName, toTrustPolicy } from "./trust-policy";

// IAM's own limits of a role's maximum session duration: an hour or more.
const shortestMaxSessionSeconds = 3600;

/** The identity provider and the analysts' roles, in the membership account of Security Incident Response. */
export class RolesStack extends Stack {
  constructor(scope: Construct, id: string, identity: IdentitySettings, props: StackProps) {
    super(scope, id, props);
    const provider = this.#toProvider(identity);
    for (const role of identity.roles) {
      const { attrArn } = new CfnRole(this, role.name, {
        roleName: role.name,
        description: `Casedesk: ${role.label}`,
        assumeRolePolicyDocument: toTrustPolicy(identity, role, provider),
        maxSessionDuration: Math.max(shortestMaxSessionSeconds, identity.sessionSeconds),
        policies: [{ policyName: "casedesk", policyDocument: toPermissionPolicy(identity, role, this.partition) }],
      });
      new CfnOutput(this, `${role.name}Arn`, { value: attrArn });
    }
  }

  /** By which name a trust policy knows the provider: its ARN, or for Google, which IAM knows by itself, its host. */
  #toProvider({ issuer, clientId, providerExists }: IdentitySettings): string {
    if (issuer === googleIssuer) return toProviderName(issuer);
    if (providerExists) return `arn:${this.partition}:iam::${this.account}:oidc-provider/${toProviderName(issuer)}`;
    // No thumbprint: IAM checks the provider against its root authorities, or fetches the thumbprint itself.
    return new CfnOIDCProvider(this, "IdentityProvider", { url: issuer, clientIdList: [clientId] }).attrArn;
  }
}
