// Events as AWS documents them, with values of our own:
// https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
// https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html

const common = {
  version: "0",
  account: "111122223333",
  time: "2026-11-22T01:31:08Z",
  region: "eu-central-1",
};

export const guardDutyFinding = {
  schemaVersion: "2.0",
  accountId: "111122223333",
  region: "eu-central-1",
  partition: "aws",
  id: "16afba5c5c43e07c9e3e5e2e544e95df",
  arn: "arn:aws:guardduty:eu-central-1:111122223333:detector/d4b040365221be2b54a6264dcc9a4bc8/finding/16afba5c5c43e07c9e3e5e2e544e95df",
  type: "UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom",
  resource: {
    resourceType: "AccessKey",
    accessKeyDetails: {
      accessKeyId: "AKIAIOSFODNN7EXAMPLE",
      principalId: "AIDACKCEVSQ6C2EXAMPLE",
      userType: "IAMUser",
      userName: "build-server",
    },
  },
  service: {
    serviceName: "guardduty",
    detectorId: "d4b040365221be2b54a6264dcc9a4bc8",
    action: {
      actionType: "AWS_API_CALL",
      awsApiCallAction: {
        api: "ListBuckets",
        serviceName: "s3.amazonaws.com",
        callerType: "Remote IP",
        remoteIpDetails: {
          ipAddressV4: "198.51.100.23",
          organization: { asn: "64496", asnOrg: "Example", isp: "Example", org: "Example" },
          country: { countryName: "Exampleland" },
          city: { cityName: "Exampleton" },
          geoLocation: { lat: 52.5, lon: 13.4 },
        },
        affectedResources: {},
      },
    },
    resourceRole: "TARGET",
    eventFirstSeen: "2026-11-22T01:14:02.000Z",
    eventLastSeen: "2026-11-22T01:26:41.000Z",
    archived: false,
    count: 7,
  },
  severity: 8,
  createdAt: "2026-11-22T01:31:08.512Z",
  updatedAt: "2026-11-22T01:31:08.512Z",
  title: "API ListBuckets was invoked from an IP address on a custom threat list.",
  description: "API ListBuckets was invoked from an IP address on a custom threat list, by build-server.",
};

export const guardDutyEvent = {
  ...common,
  id: "cd2d702e-ab31-411b-9344-793ce56b1bc7",
  "detail-type": "GuardDuty Finding",
  source: "aws.guardduty",
  resources: [],
  detail: guardDutyFinding,
};

export const securityHubFinding = {
  SchemaVersion: "2018-10-08",
  Id: "arn:aws:securityhub:eu-central-1:111122223333:subscription/cis/1.1/finding/3f0cf7f4-8f1b-4e3b-9c30-1c1f2b1e6a11",
  ProductArn: "arn:aws:securityhub:eu-central-1::product/aws/securityhub",
  GeneratorId: "arn:aws:securityhub:::ruleset/cis/rule/1.1",
  AwsAccountId: "111122223333",
  Region: "eu-central-1",
  Types: ["TTPs/Initial Access"],
  FirstObservedAt: "2026-11-22T01:14:02.000Z",
  CreatedAt: "2026-11-22T01:31:08.512Z",
  UpdatedAt: "2026-11-22T01:31:08.512Z",
  Severity: { Label: "CRITICAL", Normalized: 90 },
  Title: "Console login of root without a second factor",
  Description: "The root user signed in to the console without a second factor.",
  Network: { Direction: "IN", SourceIpV4: "198.51.100.23" },
  Resources: [{ Type: "AwsAccount", Id: "AWS::::Account:111122223333", Partition: "aws", Region: "eu-central-1" }],
  RecordState: "ACTIVE",
  Workflow: { Status: "NEW" },
};

export const securityHubEvent = {
  ...common,
  id: "1a1111a1-b22b-3c33-444d-5555e5ee5555",
  "detail-type": "Security Hub Findings - Custom Action",
  source: "aws.securityhub",
  resources: ["arn:aws:securityhub:eu-central-1:111122223333:action/custom/OpenCase"],
  detail: {
    actionName: "Open a case",
    actionDescription: "Sends a link to Casedesk's form",
    findings: [securityHubFinding],
  },
};
