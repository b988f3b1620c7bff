import type { Sample } from "./sample";

// Invented, after https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-syntax.html.

const guardDutyId = "arn:aws:guardduty:us-east-1:111122223333:detector/12/finding/aabb";

const fromGuardDuty = {
  SchemaVersion: "2018-10-08",
  Id: guardDutyId,
  ProductArn: "arn:aws:securityhub:us-east-1::product/aws/guardduty",
  ProductName: "GuardDuty",
  CompanyName: "Amazon",
  Region: "us-east-1",
  GeneratorId: "arn:aws:guardduty:us-east-1:111122223333:detector/12",
  AwsAccountId: "111122223333",
  Types: ["TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce"],
  FirstObservedAt: "2026-11-19T22:10:00.000Z",
  LastObservedAt: "2026-11-19T22:40:00.000Z",
  CreatedAt: "2026-11-19T22:45:00.000Z",
  UpdatedAt: "2026-11-19T22:45:00.000Z",
  Severity: { Product: 5, Label: "MEDIUM", Normalized: 50 },
  Title: "198.51.100.5 is performing SSH brute force attacks against i-99999999.",
  Description: "198.51.100.5 is performing SSH brute force attacks against i-99999999.",
  ProductFields: {
    "aws/guardduty/service/action/networkConnectionAction/remoteIpDetails/ipAddressV4": "198.51.100.5",
    "aws/guardduty/service/action/networkConnectionAction/localIpDetails/ipAddressV4": "10.0.0.23",
    "aws/guardduty/service/action/portProbeAction/portProbeDetails.0_/remoteIpDetails/ipAddressV4": "198.51.100.6",
    "aws/guardduty/service/eventFirstSeen": "2026-11-19T22:09:30.000Z",
    "aws/securityhub/FindingId": `arn:aws:securityhub:us-east-1::product/aws/guardduty/${guardDutyId}`,
    "aws/securityhub/ProductName": "GuardDuty",
  },
  Resources: [
    {
      Type: "AwsEc2Instance",
      Id: "arn:aws:ec2:us-east-1:111122223333:instance/i-99999999",
      Partition: "aws",
      Region: "us-east-1",
      Details: { AwsEc2Instance: { Type: "m3.xlarge", IpV4Addresses: ["203.0.113.7", "10.0.0.23"], VpcId: "vpc-1" } },
    },
  ],
  Action: {
    ActionType: "NETWORK_CONNECTION",
    NetworkConnectionAction: {
      ConnectionDirection: "INBOUND",
      RemoteIpDetails: { IpAddressV4: "198.51.100.5", Country: { CountryName: "Example" } },
      LocalPortDetails: { Port: 22, PortName: "SSH" },
      Protocol: "TCP",
      Blocked: false,
    },
  },
  WorkflowState: "NEW",
  Workflow: { Status: "NEW" },
  RecordState: "ACTIVE",
};

const firewall = {
  SchemaVersion: "2018-10-08",
  Id: "vendor/firewall/77",
  ProductArn: "arn:aws:securityhub:eu-west-2:444455556666:product/444455556666/default",
  AwsAccountId: "444455556666",
  GeneratorId: "vendor-firewall",
  Types: ["TTPs/Command and Control"],
  CreatedAt: "2026-11-18T05:00:00Z",
  UpdatedAt: "2026-11-18T05:00:00Z",
  Severity: { Label: "HIGH" },
  Title: "Beacon to a known command and control server",
  Description: "Traffic of an instance.",
  Network: {
    Direction: "OUT",
    Protocol: "TCP",
    SourceIpV4: "203.0.113.50",
    SourcePort: 42,
    DestinationIpV4: "192.0.2.200",
    DestinationPort: 443,
    DestinationDomain: "example.com",
  },
  ThreatIntelIndicators: [
    { Type: "IPV4_ADDRESS", Value: "192.0.2.201", Category: "COMMAND_AND_CONTROL", Source: "Example" },
    { Type: "DOMAIN", Value: "example.com" },
  ],
  Resources: [
    { Type: "AwsIamAccessKey", Id: "AWS::IAM::AccessKey:AKIAIOSFODNN7EXAMPLE", Partition: "aws", Region: "eu-west-2" },
  ],
};

export const asffSamples: Sample[] = [
  {
    name: "a GetFindings response with a GuardDuty finding",
    text: JSON.stringify({ Findings: [fromGuardDuty] }, null, 4),
    truth: {
      formats: { "Security Hub finding (ASFF)": 1 },
      accounts: ["111122223333"],
      regions: ["us-east-1"],
      services: ["Amazon EC2"],
      addresses: { "198.51.100.5": [], "198.51.100.6": [] },
      skipped: { "own end": ["203.0.113.7"], private: ["10.0.0.23"] },
      earliest: "2026-11-19T22:09:30.000Z",
      findings: [guardDutyId],
    },
  },
  {
    name: "an EventBridge event with two findings: an outbound connection and a firewall's indicators",
    text: JSON.stringify({
      version: "0",
      id: "8e5622f9-d81c-4d81-612a-9319e7ee2506",
      "detail-type": "Security Hub Findings - Imported",
      source: "aws.securityhub",
      account: "111122223333",
      time: "2026-11-19T22:50:00Z",
      region: "us-east-1",
      resources: [guardDutyId],
      detail: { findings: [fromGuardDuty, firewall] },
    }),
    truth: {
      formats: { "Security Hub finding (ASFF)": 2 },
      accounts: ["111122223333", "444455556666"],
      regions: ["eu-west-2", "us-east-1"],
      services: ["AWS IAM", "Amazon EC2"],
      addresses: { "198.51.100.5": [], "198.51.100.6": [], "192.0.2.200": [], "192.0.2.201": [] },
      skipped: { "own end": ["203.0.113.50", "203.0.113.7"], private: ["10.0.0.23"] },
      earliest: "2026-11-18T05:00:00.000Z",
      findings: [guardDutyId, "vendor/firewall/77"],
    },
  },
  {
    name: "a list for BatchImportFindings",
    text: JSON.stringify([firewall]),
    truth: {
      formats: { "Security Hub finding (ASFF)": 1 },
      accounts: ["444455556666"],
      regions: ["eu-west-2"],
      services: ["AWS IAM"],
      addresses: { "192.0.2.200": [], "192.0.2.201": [] },
      skipped: { "own end": ["203.0.113.50"] },
      earliest: "2026-11-18T05:00:00.000Z",
      findings: ["vendor/firewall/77"],
    },
  },
];
