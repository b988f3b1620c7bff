import type { Sample } from "./sample";

// Invented, modelled on https://schema.ocsf.io/1.5.0/classes/detection_finding and Security Lake's mappings
// (https://docs.aws.amazon.com/security-lake/latest/userguide/open-cybersecurity-schema-framework.html)

const detection = {
  activity_id: 1,
  activity_name: "Create",
  category_name: "Findings",
  category_uid: 2,
  class_name: "Detection Finding",
  class_uid: 2004,
  cloud: {
    account: { name: "prod", type: "AWS Account", type_id: 10, uid: "111122223333" },
    cloud_partition: "aws",
    provider: "AWS",
    region: "ap-southeast-2",
  },
  evidences: [
    {
      actor: {
        user: {
          account: { uid: "111122223333" },
          credential_uid: "ASIAIOSFODNN7EXAMPLE",
          name: "app",
          type: "AssumedRole",
          uid: "AROAEXAMPLE:app",
        },
      },
      api: { operation: "GetSecretValue", service: { name: "secretsmanager.amazonaws.com" } },
      http_request: { user_agent: "python-requests/2.31.0" },
      src_endpoint: { ip: "203.0.113.200", location: { city: "Example" }, autonomous_system: { number: 64496 } },
    },
    {
      connection_info: { direction: "Outbound", direction_id: 2 },
      src_endpoint: { ip: "10.3.0.9", port: 50000 },
      dst_endpoint: { ip: "198.51.100.222", port: 443 },
    },
  ],
  finding_info: {
    analytic: { name: "Anomaly", type_id: 2 },
    created_time_dt: "2026-11-17T13:00:00.000Z",
    desc: "Secrets were read from an unusual place.",
    first_seen_time: 1795000000000,
    first_seen_time_dt: "2026-11-18T11:06:40.000Z",
    last_seen_time: 1795000600000,
    title: "Unusual calls of a role",
    types: ["CredentialAccess:IAMUser/AnomalousBehavior"],
    uid: "arn:aws:guardduty:ap-southeast-2:111122223333:detector/9/finding/0c5f",
  },
  metadata: {
    product: {
      name: "GuardDuty",
      uid: "arn:aws:securityhub:ap-southeast-2::productv2/aws/guardduty",
      vendor_name: "Amazon",
    },
    profiles: ["cloud", "datetime"],
    uid: "u-1",
    version: "1.5.0",
  },
  resources: [
    { type: "AwsIamRole", uid: "arn:aws:iam::111122223333:role/app", region: "ap-southeast-2", cloud_partition: "aws" },
  ],
  severity: "High",
  severity_id: 4,
  status: "New",
  status_id: 1,
  time: 1795000700000,
  time_dt: "2026-11-18T11:18:20.000Z",
  type_name: "Detection Finding: Create",
  type_uid: 200401,
};

const apiActivity = {
  activity_id: 2,
  api: {
    operation: "DescribeInstances",
    request: { uid: "r-1" },
    response: { error: null },
    service: { name: "ec2.amazonaws.com" },
    version: null,
  },
  actor: { user: { account: { uid: "111122223333" }, name: "build", type: "IAMUser" } },
  category_uid: 6,
  class_name: "API Activity",
  class_uid: 6003,
  cloud: { provider: "AWS", region: "us-east-2", account: { uid: "111122223333" } },
  http_request: { user_agent: "Boto3/1.28" },
  metadata: {
    product: {
      name: "CloudTrail",
      vendor_name: "AWS",
      version: "1.09",
      feature: { name: "Management, Data, and Insights" },
    },
    profiles: ["cloud"],
    uid: "e-1",
    version: "1.1.0",
  },
  severity: "Informational",
  severity_id: 1,
  src_endpoint: { ip: "192.0.2.33", domain: null, uid: null },
  time: 1794990000000,
  type_uid: 600302,
};

const byService = {
  ...apiActivity,
  src_endpoint: { ip: null, domain: "autoscaling.amazonaws.com" },
  http_request: { user_agent: "autoscaling.amazonaws.com" },
  time: 1794990100000,
};

const flow = {
  activity_id: 6,
  category_uid: 4,
  class_uid: 4001,
  class_name: "Network Activity",
  cloud: { account: { uid: "444455556666" }, region: "us-east-2", provider: "AWS" },
  connection_info: { direction: "Inbound", direction_id: 1, protocol_num: 6 },
  src_endpoint: { ip: "192.0.2.34", port: 40000 },
  dst_endpoint: { ip: "10.9.9.9", port: 22, instance_uid: "i-1" },
  metadata: { product: { name: "Amazon VPC", feature: { name: "Flowlogs" } }, version: "1.1.0" },
  time: 1794990200000,
  type_uid: 400106,
};

const securityFinding = {
  activity_id: 1,
  class_uid: 2001,
  class_name: "Security Finding",
  category_uid: 2,
  cloud: { account_uid: "777788889999", region: "eu-north-1", provider: "AWS" },
  finding: {
    uid: "f-2001",
    title: "Port scan",
    types: ["Recon"],
    created_time: 1794800000000,
    first_seen_time: 1794799000000,
  },
  metadata: { product: { name: "Vendor", vendor_name: "Vendor" }, version: "1.0.0-rc.2" },
  observables: [
    { name: "resources[].ip", type: "IP Address", type_id: 2, value: "203.0.113.60" },
    { name: "attacker.ip", type: "IP Address", type_id: 2, value: "198.51.100.61" },
    { name: "process.name", type: "Process Name", type_id: 9, value: "1.2.3.4" },
  ],
  severity: "Low",
  time: 1794800000000,
};

export const ocsfSamples: Sample[] = [
  {
    name: "a Security Hub detection finding with an API call and an outbound connection",
    text: JSON.stringify({ Findings: [detection], NextToken: "x" }, null, 2),
    truth: {
      formats: { "OCSF finding": 1 },
      accounts: ["111122223333"],
      regions: ["ap-southeast-2"],
      services: ["AWS IAM", "AWS Secrets Manager"],
      addresses: { "203.0.113.200": ["python-requests/2.31.0"], "198.51.100.222": [] },
      skipped: { private: ["10.3.0.9"] },
      earliest: "2026-11-18T11:06:40.000Z",
      findings: ["arn:aws:guardduty:ap-southeast-2:111122223333:detector/9/finding/0c5f"],
    },
  },
  {
    name: "Security Lake events: an API call, a service's call, a flow",
    text: [apiActivity, byService, flow].map((one) => JSON.stringify(one)).join("\n"),
    truth: {
      formats: { "OCSF event": 3 },
      accounts: ["111122223333", "444455556666"],
      regions: ["us-east-2"],
      services: ["Amazon EC2"],
      addresses: { "192.0.2.33": ["Boto3/1.28"], "192.0.2.34": [] },
      skipped: { "service host": ["autoscaling.amazonaws.com"], private: ["10.9.9.9"] },
      earliest: new Date(1794990000000).toISOString(),
    },
  },
  {
    name: "a security finding of an early version with only observables",
    text: JSON.stringify(securityFinding),
    truth: {
      formats: { "OCSF finding": 1 },
      accounts: ["777788889999"],
      regions: ["eu-north-1"],
      services: [],
      addresses: { "198.51.100.61": [] },
      skipped: { "own end": ["203.0.113.60"] },
      earliest: new Date(1794799000000).toISOString(),
      findings: ["f-2001"],
    },
  },
];
