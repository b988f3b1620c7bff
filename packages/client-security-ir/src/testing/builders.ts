import {
  type CreateCaseCommandInput,
  SecurityIRClient,
  type SecurityIRClientConfig,
} from "@aws-sdk/client-security-ir";

export const testCredentials = {
  accessKeyId: "ASIATESTACCESSKEYID0",
  secretAccessKey: "test-secret-access-key",
  sessionToken: "test-session-token",
};

export function aClient(config: SecurityIRClientConfig): SecurityIRClient {
  return new SecurityIRClient({ region: "eu-central-1", credentials: testCredentials, ...config });
}

/** A complete case. Override only what the test is about. */
export function aCase(overrides: Partial<CreateCaseCommandInput> = {}): CreateCaseCommandInput {
  return {
    clientToken: "3f0c7f1e-2f63-4f0f-9d1c-1c7f8f6f2a11",
    resolverType: "AWS",
    title: "Unusual sign-ins",
    description: "Sign-ins from an unknown address.",
    engagementType: "Security Incident",
    reportedIncidentStartDate: new Date("2026-08-01T02:03:04Z"),
    impactedAccounts: ["000123123123"],
    watchers: [],
    ...overrides,
  };
}
