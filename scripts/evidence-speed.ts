// npm run evidence:speed [megabytes]: CPU time per megabyte of each kind, and peak memory.
// Run it on an idle machine. The page runs the same code in a worker.
import { randomUUID } from "node:crypto";
import { readEvidence } from "@/lib/evidence/read-evidence";

const megabytes = Number(process.argv[2] ?? 50);

function address(index: number): string {
  return `45.${index % 7}.${index % 200}.${(index * 13) % 250}`;
}

function event(index: number): string {
  return JSON.stringify({
    eventVersion: "1.09",
    userIdentity: {
      type: "AssumedRole",
      principalId: "AROAEXAMPLE:session",
      arn: "arn:aws:sts::111122223333:assumed-role/Build/session",
      accountId: "111122223333",
      accessKeyId: "ASIAIOSFODNN7EXAMPLE",
      sessionContext: { sessionIssuer: { type: "Role", userName: "Build" }, attributes: { mfaAuthenticated: "false" } },
    },
    eventTime: "2026-11-22T01:14:00Z",
    eventSource: "s3.amazonaws.com",
    eventName: "GetObject",
    awsRegion: "eu-central-1",
    sourceIPAddress: address(index),
    userAgent: "[aws-cli/2.15.10 Python/3.11.6 Linux/6.1]",
    requestParameters: {
      bucketName: "customer-data",
      key: `2026/11/22/${randomUUID()}.json`,
      Host: "s3.eu-central-1.amazonaws.com",
    },
    responseElements: null,
    additionalEventData: {
      SignatureVersion: "SigV4",
      CipherSuite: "TLS_AES_128_GCM_SHA256",
      bytesTransferredOut: 4242,
    },
    requestID: "79104EXAMPLEB723",
    eventID: randomUUID(),
    readOnly: true,
    resources: [{ type: "AWS::S3::Object", ARN: "arn:aws:s3:::customer-data/x" }],
    eventType: "AwsApiCall",
    managementEvent: false,
    recipientAccountId: "111122223333",
    eventCategory: "Data",
  });
}

const kinds: [string, (index: number) => string, { before: string; between: string; after: string }][] = [
  ["CloudTrail, JSON lines", event, { before: "", between: "\n", after: "\n" }],
  ["CloudTrail, one line of Records", event, { before: '{"Records":[', between: ",", after: "]}" }],
  [
    "CSV",
    (index) =>
      `2026-11-22T01:14:00Z,GetObject,s3.amazonaws.com,${address(index)},"Mozilla/5.0 (X11, Linux)",eu-central-1`,
    { before: "eventtime,eventname,eventsource,sourceipaddress,useragent,awsregion\n", between: "\n", after: "\n" },
  ],
  [
    "access log",
    (index) => `${address(index)} - - [22/Nov/2026:07:00:00 +0100] "GET /x/${index} HTTP/1.1" 404 153 "-" "curl/8.4.0"`,
    { before: "", between: "\n", after: "\n" },
  ],
  [
    "key=value",
    (index) =>
      `date=2026-11-20 time=02:14:00 devname="fw1" eventtime=1795137240000000000 tz="+0100" type="traffic" ` +
      `srcip=${address(index)} srcport=50122 srcintf="wan1" dstip=203.0.113.11 dstport=443 sessionid=${index} ` +
      `proto=6 action="accept" trandisp="dnat" tranip=10.2.0.5 tranport=8443 service="HTTPS"`,
    { before: "", between: "\n", after: "\n" },
  ],
  [
    "text",
    (index) =>
      `At 2026-11-22T01:14:00Z host ${address(index)} called us in eu-central-1, account 111122223333, port ${index}.`,
    { before: "", between: "\n", after: "\n" },
  ],
];

for (const [name, record, { before, between, after }] of kinds) {
  // A block of 1,000 records, repeated: only reading is measured.
  const block = Array.from({ length: 1_000 }, (_, index) => record(index)).join(between);
  const blocks = Math.max(1, Math.round((megabytes * 1e6) / (block.length + between.length)));
  const parts = Array.from({ length: blocks }, (_, index) => (index === 0 ? block : between + block));
  const content = new Blob([before, ...parts, after]);
  const start = performance.now();
  const used = process.cpuUsage();
  const { items, totals } = await readEvidence([{ name, content }]);
  const { user, system } = process.cpuUsage(used);
  const size = content.size / 1e6;
  const records = items[0]?.formats.map(({ format, count }) => `${count} × ${format}`).join(", ");
  console.log(
    `${name.padEnd(32)} ${size.toFixed(1)} MB: ${((performance.now() - start) / size).toFixed(1)} ms/MB ` +
      `(${((user + system) / 1000 / size).toFixed(1)} ms/MB of CPU), ${records}, ${totals.addresses.read} addresses`,
  );
}
// Node reports kilobytes.
console.log(
  `Memory at most: ${Math.round(process.resourceUsage().maxRSS / 1e3)} MB, with Node, tsx and the files themselves.`,
);
