import type { Sample, Truth } from "./sample";

// Invented, modelled on
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html

const listUsers = {
  eventVersion: "1.09",
  userIdentity: {
    type: "AssumedRole",
    principalId: "AROAEXAMPLE:intruder",
    arn: "arn:aws:sts::999988887777:assumed-role/Partner/intruder",
    accountId: "999988887777",
    accessKeyId: "ASIAIOSFODNN7EXAMPLE",
    sessionContext: {
      sessionIssuer: { type: "Role", accountId: "999988887777", userName: "Partner" },
      attributes: { creationDate: "2026-11-22T00:58:11Z", mfaAuthenticated: "false" },
    },
  },
  eventTime: "2026-11-22T01:02:03Z",
  eventSource: "iam.amazonaws.com",
  eventName: "ListUsers",
  awsRegion: "us-east-1",
  sourceIPAddress: "198.51.100.77",
  userAgent: "aws-sdk-go-v2/1.24.0 os/linux lang/go#1.21.5",
  requestParameters: null,
  responseElements: null,
  requestID: "79104EXAMPLEB723",
  eventID: "cdc4b7ed-e171-4cef-975a-ad829d4123e8",
  readOnly: true,
  eventType: "AwsApiCall",
  managementEvent: true,
  recipientAccountId: "111122223333",
  eventCategory: "Management",
  tlsDetails: {
    tlsVersion: "TLSv1.3",
    cipherSuite: "TLS_AES_128_GCM_SHA256",
    clientProvidedHostHeader: "iam.amazonaws.com",
  },
};
const own = {
  type: "IAMUser",
  arn: "arn:aws:iam::111122223333:user/build",
  accountId: "111122223333",
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  userName: "build",
};
const getObject = {
  ...listUsers,
  userIdentity: own,
  eventTime: "2026-11-22T01:10:00Z",
  eventSource: "s3.amazonaws.com",
  eventName: "GetObject",
  awsRegion: "eu-west-3",
  sourceIPAddress: "2001:db8:77::1",
  userAgent: "[Boto3/1.34]",
  requestParameters: { bucketName: "logs", key: "203.0.113.1.txt" },
};
const byService = {
  ...listUsers,
  userIdentity: { type: "AWSService", invokedBy: "autoscaling.amazonaws.com" },
  eventTime: "2026-11-22T01:11:00Z",
  eventSource: "ec2.amazonaws.com",
  eventName: "RunInstances",
  awsRegion: "eu-west-3",
  sourceIPAddress: "autoscaling.amazonaws.com",
  userAgent: "autoscaling.amazonaws.com",
};
const internal = {
  ...listUsers,
  userIdentity: own,
  eventTime: "2026-11-22T01:12:00Z",
  eventSource: "kms.amazonaws.com",
  eventName: "Decrypt",
  awsRegion: "eu-west-3",
  sourceIPAddress: "AWS Internal",
  userAgent: "AWS Internal",
};
const throughEndpoint = {
  ...getObject,
  eventTime: "2026-11-22T01:13:00Z",
  sourceIPAddress: "10.20.30.40",
  vpcEndpointId: "vpce-1",
};

const lookup = {
  Events: [
    {
      EventId: "cdc4b7ed-e171-4cef-975a-ad829d4123e8",
      EventName: "ListUsers",
      ReadOnly: "true",
      AccessKeyId: "ASIAIOSFODNN7EXAMPLE",
      EventTime: "2026-11-22T02:02:03+01:00",
      EventSource: "iam.amazonaws.com",
      Username: "intruder",
      Resources: [],
      CloudTrailEvent: JSON.stringify(listUsers),
    },
  ],
};

// The truth about `listUsers`, whatever wraps it.
const truthOfListUsers: Truth = {
  formats: { "CloudTrail event": 1 },
  accounts: ["111122223333"],
  regions: ["us-east-1"],
  services: ["AWS IAM"],
  addresses: { "198.51.100.77": ["aws-sdk-go-v2/1.24.0 os/linux lang/go#1.21.5"] },
  skipped: { "caller's account": ["999988887777"] },
  earliest: "2026-11-22T01:02:03.000Z",
};

export const cloudTrailSamples: Sample[] = [
  {
    name: "a trail's file: calls from outside, by a service, within AWS, through an endpoint",
    text: JSON.stringify({ Records: [listUsers, getObject, byService, internal, throughEndpoint] }),
    truth: {
      formats: { "CloudTrail event": 5 },
      accounts: ["111122223333"],
      regions: ["eu-west-3", "us-east-1"],
      services: ["AWS IAM", "AWS KMS", "Amazon EC2", "Amazon S3"],
      addresses: {
        "198.51.100.77": ["aws-sdk-go-v2/1.24.0 os/linux lang/go#1.21.5"],
        "2001:DB8:77:0:0:0:0:1": ["Boto3/1.34"],
      },
      skipped: {
        "service host": ["AWS Internal", "autoscaling.amazonaws.com"],
        private: ["10.20.30.40"],
        "caller's account": ["999988887777"],
      },
      earliest: "2026-11-22T01:02:03.000Z",
    },
  },
  {
    name: "a single event, copied from the console",
    text: JSON.stringify(listUsers, null, 4),
    truth: truthOfListUsers,
  },
  {
    name: "a lookup-events response",
    text: JSON.stringify(lookup, null, 4),
    truth: truthOfListUsers,
  },
  {
    name: "an EventBridge event",
    text: JSON.stringify({
      version: "0",
      id: "1",
      "detail-type": "AWS API Call via CloudTrail",
      source: "aws.s3",
      account: "111122223333",
      time: "2026-11-22T01:10:00Z",
      region: "eu-west-3",
      resources: [],
      detail: getObject,
    }),
    truth: {
      formats: { "CloudTrail event": 1 },
      accounts: ["111122223333"],
      regions: ["eu-west-3"],
      services: ["Amazon S3"],
      addresses: { "2001:DB8:77:0:0:0:0:1": ["Boto3/1.34"] },
      earliest: "2026-11-22T01:10:00.000Z",
    },
  },
  {
    name: "CloudWatch Logs lines, each after its time",
    text: [listUsers, getObject].map((event) => `2026-11-22T03:00:00.000Z ${JSON.stringify(event)}`).join("\n"),
    truth: {
      formats: { "CloudTrail event": 2 },
      accounts: ["111122223333"],
      regions: ["eu-west-3", "us-east-1"],
      services: ["AWS IAM", "Amazon S3"],
      addresses: {
        "198.51.100.77": ["aws-sdk-go-v2/1.24.0 os/linux lang/go#1.21.5"],
        "2001:DB8:77:0:0:0:0:1": ["Boto3/1.34"],
      },
      skipped: { "caller's account": ["999988887777"] },
      earliest: "2026-11-22T01:02:03.000Z",
    },
  },
  {
    name: "event history as CSV",
    text: [
      "Event name,Event time,User name,Event source,Resource type,Resource name,AWS access key,AWS region,Error code,Source IP address,Read-only,Event ID,Request ID",
      "ConsoleLogin,2026-11-22T04:05:06Z,ana,signin.amazonaws.com,,,,us-east-1,,203.0.113.9,false,11111111-2222-3333-4444-555555555555,r-1",
      'PutBucketPolicy,2026-11-22T04:00:00Z,ana,s3.amazonaws.com,AWS::S3::Bucket,"logs, old",AKIAIOSFODNN7EXAMPLE,eu-west-3,AccessDenied,cloudformation.amazonaws.com,false,11111111-2222-3333-4444-555555555556,r-2',
    ].join("\r\n"),
    truth: {
      formats: { "CloudTrail event": 2 },
      regions: ["eu-west-3", "us-east-1"],
      services: ["AWS Sign-In", "Amazon S3"],
      addresses: { "203.0.113.9": [] },
      skipped: { "service host": ["cloudformation.amazonaws.com"] },
      earliest: "2026-11-22T04:00:00.000Z",
    },
  },
  {
    name: "an Athena query as CSV, with line breaks and quotes in cells",
    text: [
      '"eventversion","useridentity","eventtime","eventsource","eventname","awsregion","sourceipaddress","useragent","recipientaccountid"',
      '"1.09","{type=IAMUser, arn=arn:aws:iam::111122223333:user/build, note=two\n\nlines}","2026-11-22T05:00:00Z","lambda.amazonaws.com","Invoke","sa-east-1","198.51.100.12","Mozilla/5.0 (X11; ""Linux"", x86_64)","111122223333"',
      '"1.09","{}","2026-11-22T05:01:00Z","lambda.amazonaws.com","Invoke","sa-east-1","198.51.100.12","curl/8.4.0","111122223333"',
    ].join("\n"),
    truth: {
      formats: { "CloudTrail event": 2 },
      accounts: ["111122223333"],
      regions: ["sa-east-1"],
      services: ["AWS Lambda"],
      addresses: { "198.51.100.12": ['Mozilla/5.0 (X11; "Linux", x86_64)', "curl/8.4.0"] },
      earliest: "2026-11-22T05:00:00.000Z",
    },
  },
  {
    name: "a CloudTrail Lake query as CSV, with whole events",
    text: `eventID,eventTime,eventJson\ncdc4b7ed,2026-11-22 01:02:03.000,"${JSON.stringify(listUsers).replaceAll('"', '""')}"\n`,
    truth: truthOfListUsers,
  },
];
