import type { Sample } from "./sample";

// Invented, modelled on https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Finding.html and
// https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html

const detector = "arn:aws:guardduty:eu-central-1:111122223333:detector/d4b040365221be2b54a6264dcc9a4bc8/finding";

const apiCall = {
  AccountId: "111122223333",
  Arn: `${detector}/16afba5c5c43e07c9e3e5e2e544e95df`,
  CreatedAt: "2026-11-22T01:31:08.512Z",
  Description: "API ListBuckets was invoked from an IP address on a custom threat list.",
  Id: "16afba5c5c43e07c9e3e5e2e544e95df",
  Partition: "aws",
  Region: "eu-central-1",
  Resource: {
    AccessKeyDetails: {
      AccessKeyId: "AKIAIOSFODNN7EXAMPLE",
      PrincipalId: "AIDACKCEVSQ6C2EXAMPLE",
      UserName: "build",
      UserType: "IAMUser",
    },
    ResourceType: "AccessKey",
  },
  SchemaVersion: "2.0",
  Service: {
    Action: {
      ActionType: "AWS_API_CALL",
      AwsApiCallAction: {
        Api: "ListBuckets",
        CallerType: "Remote IP",
        RemoteIpDetails: {
          City: { CityName: "Example" },
          Country: { CountryName: "Example" },
          GeoLocation: { Lat: 52.5, Lon: 13.4 },
          IpAddressV4: "198.51.100.23",
          Organization: { Asn: "64496", AsnOrg: "Example", Isp: "Example", Org: "Example" },
        },
        ServiceName: "s3.amazonaws.com",
        AffectedResources: {},
      },
    },
    AdditionalInfo: {
      Type: "default",
      Value: JSON.stringify({
        threatListName: "CustomThreatList",
        userAgent: { fullUserAgent: "[aws-cli/2.15.10 Python/3.11.6 Linux/6.1]", userAgentCategory: "AWS CLI" },
      }),
    },
    Archived: false,
    Count: 7,
    DetectorId: "d4b040365221be2b54a6264dcc9a4bc8",
    EventFirstSeen: "2026-11-22T01:14:02.000Z",
    EventLastSeen: "2026-11-22T01:26:41.000Z",
    Evidence: { ThreatIntelligenceDetails: [{ ThreatListName: "CustomThreatList", ThreatNames: [] }] },
    ResourceRole: "TARGET",
    ServiceName: "guardduty",
  },
  Severity: 5,
  Title: "API ListBuckets was invoked from an IP address on a custom threat list.",
  Type: "UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom",
  UpdatedAt: "2026-11-22T01:31:08.512Z",
};

const instance = {
  availabilityZone: "us-east-1a",
  iamInstanceProfile: { arn: "arn:aws:iam::444455556666:instance-profile/web", id: "AIPAEXAMPLE" },
  imageId: "ami-0abcdef1234567890",
  instanceId: "i-0123456789abcdef0",
  instanceState: "running",
  instanceType: "m5.large",
  launchTime: "2026-10-01T08:00:00Z",
  networkInterfaces: [
    {
      ipv6Addresses: ["2001:db8:1::a"],
      networkInterfaceId: "eni-0123456789abcdef0",
      privateDnsName: "ip-10-0-0-5.ec2.internal",
      privateIpAddress: "10.0.0.5",
      privateIpAddresses: [{ privateDnsName: "ip-10-0-0-5.ec2.internal", privateIpAddress: "10.0.0.5" }],
      publicDnsName: "ec2-203-0-113-80.compute-1.amazonaws.com",
      publicIp: "203.0.113.80",
      securityGroups: [{ groupId: "sg-0a1b2c3d", groupName: "web" }],
      subnetId: "subnet-0a1b2c3d",
      vpcId: "vpc-0a1b2c3d",
    },
  ],
};

// As EventBridge sends it: camelCase, in an envelope.
const bruteForce = {
  version: "0",
  id: "cd2d702e-ab31-411b-9344-793ce56b1bc7",
  "detail-type": "GuardDuty Finding",
  source: "aws.guardduty",
  account: "444455556666",
  time: "2026-11-22T02:05:00Z",
  region: "us-east-1",
  resources: [],
  detail: {
    schemaVersion: "2.0",
    accountId: "444455556666",
    region: "us-east-1",
    partition: "aws",
    id: "28c1bfa1e6a94d2a8ac04f3f6c7b3a01",
    arn: "arn:aws:guardduty:us-east-1:444455556666:detector/0ab1/finding/28c1bfa1e6a94d2a8ac04f3f6c7b3a01",
    type: "UnauthorizedAccess:EC2/SSHBruteForce",
    resource: { resourceType: "Instance", instanceDetails: instance },
    service: {
      serviceName: "guardduty",
      detectorId: "0ab1",
      action: {
        actionType: "NETWORK_CONNECTION",
        networkConnectionAction: {
          connectionDirection: "INBOUND",
          remoteIpDetails: { ipAddressV4: "192.0.2.61", organization: { asn: "64497", asnOrg: "Example" } },
          remotePortDetails: { port: 51542, portName: "Unknown" },
          localPortDetails: { port: 22, portName: "SSH" },
          localIpDetails: { ipAddressV4: "10.0.0.5" },
          protocol: "TCP",
          blocked: false,
        },
      },
      resourceRole: "TARGET",
      additionalInfo: { value: "{}", type: "default" },
      eventFirstSeen: "2026-11-22T01:48:33.000Z",
      eventLastSeen: "2026-11-22T02:00:00.000Z",
      archived: false,
      count: 812,
    },
    severity: 2,
    createdAt: "2026-11-22T02:04:12.000Z",
    updatedAt: "2026-11-22T02:04:12.000Z",
    title: "192.0.2.61 is performing SSH brute force attacks against i-0123456789abcdef0.",
    description: "192.0.2.61 is performing SSH brute force attacks against i-0123456789abcdef0.",
  },
};

function finding(id: string, type: string, resourceType: string, action: object, firstSeen: string): object {
  return {
    schemaVersion: "2.0",
    accountId: "111122223333",
    region: "eu-west-1",
    id,
    arn: `arn:aws:guardduty:eu-west-1:111122223333:detector/77/finding/${id}`,
    type,
    resource: { resourceType },
    service: {
      serviceName: "guardduty",
      action,
      eventFirstSeen: firstSeen,
      eventLastSeen: "2026-11-21T09:00:00Z",
      count: 1,
    },
    severity: 8,
    createdAt: "2026-11-21T09:05:00Z",
    updatedAt: "2026-11-21T09:05:00Z",
    title: "A finding",
    description: "A finding",
  };
}

const portProbe = finding(
  "a1",
  "Recon:EC2/PortProbeUnprotectedPort",
  "Instance",
  {
    actionType: "PORT_PROBE",
    portProbeAction: {
      blocked: false,
      portProbeDetails: [
        {
          localPortDetails: { port: 9200 },
          localIpDetails: { ipAddressV4: "10.1.0.7" },
          remoteIpDetails: { ipAddressV4: "198.51.100.90" },
        },
        {
          localPortDetails: { port: 9300 },
          localIpDetails: { ipAddressV4: "10.1.0.7" },
          remoteIpDetails: { ipAddressV4: "198.51.100.91" },
        },
      ],
    },
  },
  "2026-11-21T07:00:00Z",
);
const databaseLogin = finding(
  "a2",
  "CredentialAccess:RDS/AnomalousBehavior.SuccessfulLogin",
  "RDSDBInstance",
  {
    actionType: "RDS_LOGIN_ATTEMPT",
    rdsLoginAttemptAction: {
      remoteIpDetails: { ipAddressV4: "203.0.113.44" },
      LoginAttributes: [{ user: "admin", successfulLoginAttempts: 1 }],
    },
  },
  "2026-11-21T07:30:00Z",
);
const kubernetesCall = finding(
  "a3",
  "Discovery:Kubernetes/SuccessfulAnonymousAccess",
  "EKSCluster",
  {
    actionType: "KUBERNETES_API_CALL",
    kubernetesApiCallAction: {
      requestUri: "/api/v1/pods",
      verb: "list",
      sourceIPs: ["203.0.113.45", "10.2.0.1"],
      userAgent: "kubectl/v1.29.0 (linux/amd64) kubernetes/3f7a50f",
      remoteIpDetails: { ipAddressV4: "203.0.113.45" },
      statusCode: 200,
    },
  },
  "2026-11-21T06:45:00Z",
);
const otherAccount = finding(
  "a4",
  "UnauthorizedAccess:S3/MaliciousIPCaller.Custom",
  "S3Bucket",
  {
    actionType: "AWS_API_CALL",
    awsApiCallAction: {
      api: "GetObject",
      callerType: "Remote IP",
      serviceName: "s3.amazonaws.com",
      userAgent: "Boto3/1.34.0",
      remoteAccountDetails: { accountId: "999988887777", affiliated: false },
      remoteIpDetails: { ipAddressV6: "2001:db8:bad::5" },
    },
  },
  "2026-11-21T08:00:00Z",
);

const attackSequence = {
  AccountId: "111122223333",
  Arn: "arn:aws:guardduty:us-west-2:111122223333:detector/55/finding/5ec0",
  CreatedAt: "2026-11-20T11:00:00Z",
  Id: "5ec0",
  Region: "us-west-2",
  Resource: { ResourceType: "AttackSequence" },
  SchemaVersion: "2.0",
  Service: {
    Archived: false,
    Count: 1,
    Detection: {
      Sequence: {
        Uid: "5ec0",
        Description:
          "A sequence of actions involving 3 signals indicating a possible credential compromise was observed.",
        Actors: [
          {
            Id: "USER_1",
            User: {
              Name: "deploy",
              Uid: "AIDAEXAMPLE",
              Type: "IAMUser",
              CredentialUid: "AKIAI44QH8DHBEXAMPLE",
              Account: { Uid: "111122223333" },
            },
            Session: {
              Uid: "s",
              MfaStatus: "DISABLED",
              CreatedTime: 1795165200,
              Issuer: "arn:aws:iam::111122223333:user/deploy",
            },
          },
        ],
        Endpoints: [
          {
            Id: "END_1",
            Ip: "198.51.100.150",
            Location: { City: "E", Country: "E", Latitude: 1, Longitude: 2 },
            Connection: { Direction: "INBOUND" },
          },
          { Id: "END_2", Ip: "198.51.100.151", Connection: { Direction: "INBOUND" } },
        ],
        Resources: [
          {
            Uid: "arn:aws:s3:::customer-data",
            Name: "customer-data",
            AccountId: "777788889999",
            ResourceType: "S3_BUCKET",
            Region: "us-west-2",
            Service: "s3",
            Data: { S3Bucket: {} },
          },
          {
            Uid: "i-0fedcba9876543210",
            AccountId: "111122223333",
            ResourceType: "EC2_NETWORK_INTERFACE",
            Region: "us-west-2",
            Data: {
              Ec2NetworkInterface: {
                PublicIp: "203.0.113.99",
                PrivateIpAddresses: [{ PrivateIpAddress: "172.16.4.4" }],
              },
            },
          },
        ],
        Signals: [
          {
            Uid: "sig-1",
            Type: "CLOUD_TRAIL",
            Name: "s3:DeleteObject",
            CreatedAt: 1795168800,
            UpdatedAt: 1795168800,
            FirstSeenAt: 1795165500,
            LastSeenAt: 1795168000,
            Count: 4,
            EndpointIds: ["END_1"],
          },
          {
            Uid: "sig-2",
            Type: "FINDING",
            Name: "Exfiltration:S3/AnomalousBehavior",
            CreatedAt: 1795168800,
            UpdatedAt: 1795168800,
            FirstSeenAt: 1795166000,
            LastSeenAt: 1795168400,
            Severity: 8,
            Count: 1,
            EndpointIds: ["END_2"],
          },
        ],
        SequenceIndicators: [
          { Key: "ATTACK_TACTIC", Values: ["Exfiltration", "Impact"] },
          { Key: "MALICIOUS_IP", Values: ["198.51.100.151", "198.51.100.152"], Title: "Malicious IP" },
          { Key: "SUSPICIOUS_USER_AGENT", Values: ["rclone/v1.60"] },
        ],
      },
    },
    EventFirstSeen: "2026-11-20T09:05:00Z",
    EventLastSeen: "2026-11-20T10:00:00Z",
    ServiceName: "guardduty",
  },
  Severity: 9,
  Title: "Potential data compromise of one or more S3 buckets",
  Type: "AttackSequence:S3/CompromisedData",
  UpdatedAt: "2026-11-20T11:00:00Z",
};

export const guardDutySamples: Sample[] = [
  {
    name: "a GetFindings response: an API call with its user agent in AdditionalInfo",
    text: JSON.stringify({ Findings: [apiCall] }, null, 2),
    truth: {
      formats: { "GuardDuty finding": 1 },
      accounts: ["111122223333"],
      regions: ["eu-central-1"],
      services: ["AWS IAM", "Amazon S3"],
      addresses: { "198.51.100.23": ["aws-cli/2.15.10 Python/3.11.6 Linux/6.1"] },
      earliest: "2026-11-22T01:14:02.000Z",
      findings: [`${detector}/16afba5c5c43e07c9e3e5e2e544e95df`],
    },
  },
  {
    name: "an EventBridge event: an inbound connection",
    text: JSON.stringify(bruteForce),
    truth: {
      formats: { "GuardDuty finding": 1 },
      accounts: ["444455556666"],
      regions: ["us-east-1"],
      services: ["Amazon EC2"],
      addresses: { "192.0.2.61": [] },
      skipped: { private: ["10.0.0.5"], "own end": ["203.0.113.80", "2001:DB8:1:0:0:0:0:A"] },
      earliest: "2026-11-22T01:48:33.000Z",
      findings: ["arn:aws:guardduty:us-east-1:444455556666:detector/0ab1/finding/28c1bfa1e6a94d2a8ac04f3f6c7b3a01"],
    },
  },
  {
    name: "S3 export as JSON lines: port probe, database login, Kubernetes call, a caller from another account",
    text: [portProbe, databaseLogin, kubernetesCall, otherAccount].map((one) => JSON.stringify(one)).join("\n"),
    truth: {
      formats: { "GuardDuty finding": 4 },
      accounts: ["111122223333"],
      regions: ["eu-west-1"],
      services: ["Amazon EC2", "Amazon EKS", "Amazon RDS", "Amazon S3"],
      addresses: {
        "198.51.100.90": [],
        "198.51.100.91": [],
        "203.0.113.44": [],
        "203.0.113.45": ["kubectl/v1.29.0 (linux/amd64) kubernetes/3f7a50f"],
        "2001:DB8:BAD:0:0:0:0:5": ["Boto3/1.34.0"],
      },
      skipped: { private: ["10.1.0.7"], "caller's account": ["999988887777"] },
      earliest: "2026-11-21T06:45:00.000Z",
      findings: ["a1", "a2", "a3", "a4"].map(
        (id) => `arn:aws:guardduty:eu-west-1:111122223333:detector/77/finding/${id}`,
      ),
    },
  },
  {
    name: "an attack sequence in a list",
    text: JSON.stringify([attackSequence]),
    truth: {
      formats: { "GuardDuty finding": 1 },
      accounts: ["111122223333", "777788889999"],
      regions: ["us-west-2"],
      services: ["Amazon EC2", "Amazon S3"],
      addresses: { "198.51.100.150": [], "198.51.100.151": [], "198.51.100.152": [] },
      skipped: { "own end": ["203.0.113.99"], private: ["172.16.4.4"] },
      earliest: "2026-11-20T09:05:00.000Z",
      findings: ["arn:aws:guardduty:us-west-2:111122223333:detector/55/finding/5ec0"],
    },
  },
  {
    name: "a finding in an SNS message in an SQS body, between chat lines",
    text: `look at this one:\n${JSON.stringify({ MessageId: "m", body: JSON.stringify({ Type: "Notification", Message: JSON.stringify(bruteForce) }) })}\nwho is on call?`,
    truth: {
      formats: { "GuardDuty finding": 1, text: 1 },
      accounts: ["444455556666"],
      regions: ["us-east-1"],
      services: ["Amazon EC2"],
      addresses: { "192.0.2.61": [] },
      skipped: { private: ["10.0.0.5"], "own end": ["203.0.113.80", "2001:DB8:1:0:0:0:0:A"] },
      earliest: "2026-11-22T01:48:33.000Z",
      findings: ["arn:aws:guardduty:us-east-1:444455556666:detector/0ab1/finding/28c1bfa1e6a94d2a8ac04f3f6c7b3a01"],
    },
  },
];
