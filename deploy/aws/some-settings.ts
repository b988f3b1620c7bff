import { fileURLToPath } from "node:url";
import { type CognitoSettings, type NotifierSettings, readSettings, type Settings } from "./settings";

const example = fileURLToPath(new URL("../settings.example.json", import.meta.url));

/** A user pool's settings, with a test's changes. */
export function someCognito(change: Partial<CognitoSettings> = {}): CognitoSettings {
  return {
    accountId: "111122223333",
    region: "eu-central-1",
    portalUrl: "https://casedesk.example.com",
    domainPrefix: "casedesk-example",
    samlMetadataUrl: "https://portal.sso.eu-central-1.amazonaws.com/saml/metadata/EXAMPLE",
    groups: { "a3d4f8e2-1111-4000-8000-000000000001": "ir-responders" },
    deletionProtection: true,
    ...change,
  };
}

/** A notifier's settings, with a test's changes. */
export function someNotifier(change: Partial<NotifierSettings> = {}): NotifierSettings {
  return {
    accountId: "111122223333",
    region: "eu-central-1",
    portalUrl: "https://casedesk.example.com",
    guardDuty: { minSeverity: 7 },
    securityHub: { actionId: "OpenCase" },
    target: { kind: "sns", topicArn: "arn:aws:sns:eu-central-1:111122223333:cases" },
    prefilledLink: false,
    ...change,
  };
}

/** The example's settings, with a test's changes. */
export function someSettings(
  change: { identity?: Partial<Settings["identity"]>; portal?: Partial<Settings["portal"]> } = {},
) {
  const { identity, portal } = readSettings(example);
  if (!portal) throw new Error("The example has a portal.");
  return { identity: { ...identity, ...change.identity }, portal: { ...portal, ...change.portal } };
}
