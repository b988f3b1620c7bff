import type { Sample } from "./sample";

export const textSamples: Sample[] = [
  {
    name: "a chat with all spellings of addresses",
    text: [
      "saw 198[.]51[.]100[.]1, 198(.)51(.)100(.)2 and 198{.}51{.}100{.}3; also 198[dot]51[dot]100[dot]4 and 198\\.51\\.100\\.5",
      "hxxp://198.51.100.6/a.sh -> hxxps[://]198.51.100[.]7:8443/x, http://user@198.51.100.8/, and [2001:db8::1]:443 or 2001[:]db8[:][:]2.",
      "C2 is 198.51.100.9:4444 (tcp), java says /198.51.100.10:51000, ssh from 198.51.100.11 port 22. Last one: 198.51.100.12.",
      "<198.51.100.13> “198.51.100.14” `198.51.100.15` **198.51.100.16** 198.51.100.17/32 ip=198.51.100.18;",
    ].join("\n"),
    truth: {
      formats: { text: 1 },
      addresses: {
        ...Object.fromEntries(Array.from({ length: 18 }, (_, index) => [`198.51.100.${index + 1}`, []])),
        "2001:DB8:0:0:0:0:0:1": [],
        "2001:DB8:0:0:0:0:0:2": [],
      },
    },
  },
  {
    name: "numbers that only look like addresses",
    text: [
      "Upgraded agent to version 1.2.3.4 (build 10.0.19041.1), see section 4.3.2.1 and OID 1.3.6.1.4.1.311, driver 5.6.7.8.",
      "Chrome/120.0.0.0 Safari/537.36, MAC 00:1a:2b:3c:4d:5e, EUI 00:1a:2b:ff:fe:3c:4d:5e, at 12:34:56, std::vector, 1.2.3, 999.1.1.1, 01.02.03.04",
      "uuid 123e4567-e89b-12d3-a456-426614174000, sha 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, 4.3.2.1.in-addr.arpa",
      "range 198.51.100.0/24 and 203.0.113.5-203.0.113.9 and 2001:db8::/32, sizes 3.4.5.6GB; ## end",
    ].join("\n"),
    truth: {
      formats: { text: 1 },
      skipped: {
        "version number": ["1.2.3.4", "120.0.0.0", "4.3.2.1", "5.6.7.8"],
        range: ["198.51.100.0/24", "2001:db8::/32", "203.0.113.5-203.0.113.9"],
      },
    },
  },
  {
    name: "addresses that are not public",
    text: "10.1.2.3 172.16.0.1 192.168.1.1 fd00::1 127.0.0.1 ::1 169.254.169.254 fe80::1 224.0.0.251 ff02::1 255.255.255.255 0.0.0.0 100.64.0.1 240.0.0.1 198.18.0.1",
    truth: {
      formats: { text: 1 },
      skipped: {
        private: ["10.1.2.3", "100.64.0.1", "172.16.0.1", "192.168.1.1", "FD00:0:0:0:0:0:0:1"],
        loopback: ["0:0:0:0:0:0:0:1", "127.0.0.1"],
        "link-local": ["169.254.169.254", "FE80:0:0:0:0:0:0:1"],
        multicast: ["224.0.0.251", "255.255.255.255", "FF02:0:0:0:0:0:0:1"],
        unspecified: ["0.0.0.0"],
        reserved: ["198.18.0.1", "240.0.0.1"],
      },
    },
  },
  {
    name: "accounts with and without a hint, Regions, ARNs and times",
    text: [
      "Order 123456789012 and ticket 210987654321 are not ours. Account 111122223333 and acct: 4444-5555-6666 are.",
      "arn:aws:s3:::bucket, arn:aws:lambda:eu-west-1:777788889999:function:x and arn:aws:guardduty:us-east-1:777788889999:detector/1/finding/2",
      "registry 123412341234.dkr.ecr.eu-north-1.amazonaws.com/app, zone us-west-2a, us-gov-west-1, phone 491701234567",
      "Impacted accounts:\n- 555566667777 (prod)\n- 888899990000\nThen 222233334444 came up.",
      "between 2026-11-22 03:00 UTC and 2026-11-22T02:30:00+02:00, or 2026-11-21 23:00, reported 2099-01-01T00:00:00Z",
    ].join("\n"),
    truth: {
      formats: { text: 1 },
      accounts: ["111122223333", "123412341234", "444455556666", "555566667777", "777788889999", "888899990000"],
      regions: ["eu-north-1", "eu-west-1", "us-east-1", "us-west-2"],
      services: ["AWS Lambda", "Amazon S3"],
      skipped: {
        "no account hint": ["123456789012", "210987654321", "222233334444", "491701234567"],
        "unknown Region": ["us-gov-west-1"],
        "time out of range": ["2099-01-01T00:00:00Z"],
      },
      earliest: "2026-11-22T00:30:00.000Z",
    },
  },
  {
    name: "the victim's own addresses and a user agent in prose",
    text: 'The attacker at 198.51.100.20 with user agent "Mozilla/5.0 (X11)"\nreached our NAT gateway 203.0.113.20, dst=203.0.113.21 and our instance 203.0.113.22.',
    truth: {
      formats: { text: 1 },
      addresses: { "198.51.100.20": ["Mozilla/5.0 (X11)"] },
      skipped: { "own end": ["203.0.113.20", "203.0.113.21", "203.0.113.22"] },
    },
  },
  {
    name: "JSON of an unknown shape",
    text: JSON.stringify({
      alert: {
        "@timestamp": "2026-11-22T10:00:00Z",
        rule: "Login from a new place, version 9.9.9.9",
        source: { ip: "198.51.100.30", port: 5000 },
        destination: { ip: "203.0.113.30" },
        user_agent: "okhttp/4.9.0",
        aws: { account_id: "111122223333", region: "ca-central-1" },
        related: ["198[.]51[.]100[.]31"],
        order: "123456789012",
      },
    }),
    truth: {
      formats: { "other JSON": 1 },
      accounts: ["111122223333"],
      regions: ["ca-central-1"],
      addresses: { "198.51.100.30": ["okhttp/4.9.0"], "198.51.100.31": [] },
      skipped: { "own end": ["203.0.113.30"], "version number": ["9.9.9.9"], "no account hint": ["123456789012"] },
      earliest: "2026-11-22T10:00:00.000Z",
    },
  },
  {
    name: "words that look like the header of a table",
    text: "Client, source and host are named below, as asked.\nThey came from 198.51.100.33, yes, from 198.51.100.34.\nWe saw 198.51.100.35.",
    truth: { formats: { text: 1 }, addresses: { "198.51.100.33": [], "198.51.100.34": [], "198.51.100.35": [] } },
  },
  {
    name: "words that look even more like the header of a table",
    text: "Client, source, host\nThey came from 198.51.100.36.",
    truth: { formats: { text: 1 }, addresses: { "198.51.100.36": [] } },
  },
  {
    name: "dotted small numbers, and the words that make them addresses",
    text: "openssl 3.0.13.2 and kernel 6.1.0.18\nfrom 5.9.13.2, IP 5.9.13.3\n- 5.9.13.4\nthe door 5.9.13.5:443",
    truth: {
      formats: { text: 1 },
      addresses: { "5.9.13.2": [], "5.9.13.3": [], "5.9.13.4": [], "5.9.13.5": [] },
      skipped: { "version number": ["3.0.13.2", "6.1.0.18"] },
    },
  },
  {
    name: "a ticket's twelve digits before words about an account",
    text: "ticket 123456789012 (account locked)\n111122223333 (the payments account)",
    truth: { formats: { text: 1 }, accounts: ["111122223333"], skipped: { "no account hint": ["123456789012"] } },
  },
  ...[
    "Attacker IPs: 5.8.18.7, 23.22.13.29, 2.17.9.30",
    "Attacker IPs: 5.8.18.7, 23.22.13.29 and 2.17.9.30.",
    "Source addresses: 5.8.18.7; 23.22.13.29; 2.17.9.30",
    "Attackers are 5.8.18.7 or 23.22.13.29 & 2.17.9.30",
    "IPs 5.8.18.7 / 23.22.13.29/2.17.9.30",
    "from 5.8.18.7 23.22.13.29 2.17.9.30",
    "5.8.18.7, 23.22.13.29, 2.17.9.30",
    "5.8.18.7 23.22.13.29 2.17.9.30 (seen in WAF)",
    "5.8.18.7 curl\n23.22.13.29 wget\n2.17.9.30 GetCallerIdentity",
    "5.8.18.7 (Tor)\n23.22.13.29, 443/tcp\n2.17.9.30 - blocked",
    "1. 5.8.18.7 failed logins\n2) 23.22.13.29 the same\n- 2.17.9.30 as well",
    "IPs: Amsterdam 5.8.18.7, Oslo 23.22.13.29, Riga 2.17.9.30",
    "Attacker IPs:\nAmsterdam 5.8.18.7\nOslo 23.22.13.29\n\nRiga 2.17.9.30",
    "## Addresses seen\nAmsterdam 5.8.18.7, then 23.22.13.29, Riga 2.17.9.30",
    "saw 5.8.18.7, then 23.22.13.29; evil.example.com 2.17.9.30",
    "2026-11-21T01:00:00Z 5.8.18.7 GET /\n01:02Z 23.22.13.29 GET /\n[warn] 2.17.9.30 POST /",
    "update 22:40: 5.8.18.7 is back\nssh root@23.22.13.29, nc 2.17.9.30 4444",
  ].map((text) => ({
    name: `small numbers that are addresses: ${JSON.stringify(text)}`,
    text,
    truth: {
      formats: { text: 1 },
      addresses: { "5.8.18.7": [], "23.22.13.29": [], "2.17.9.30": [] },
      ...(text.startsWith("2026") ? { earliest: "2026-11-21T01:00:00.000Z" } : {}),
    },
  })),
  ...[
    "versions 5.8.18.7, 23.22.13.29 and 2.17.9.30",
    "The version in use was 5.8.18.7, affected releases: 23.22.13.29; 2.17.9.30",
    "openssl 5.8.18.7, PCI DSS 23.22.13.29 and 2.17.9.30",
    '"agent_version": "5.8.18.7"\ntool_version: 23.22.13.29\nkernel = 2.17.9.30',
    "5.8.18.7 and later\n23.22.13.29 released on Monday\n2.17.9.30 (beta)",
    "openssl-5.8.18.7, foo >= 23.22.13.29, ~[app.jar:2.17.9.30]",
    "Attackers use curl/5.8.18.7, v. 23.22.13.29, nginx 2.17.9.30",
  ].map((text) => ({
    name: `small numbers that are versions: ${JSON.stringify(text)}`,
    text,
    truth: { formats: { text: 1 }, skipped: { "version number": ["2.17.9.30", "23.22.13.29", "5.8.18.7"] } },
  })),
  {
    name: "section headings, and lines below an address that look like them",
    text: "3.1.2.4 Scope\n- 3.1.2.5 Roles and duties\n3.1.2.6. Access, keys\nText.\n45.155.205.233 Netherlands\n5.8.18.7 Sweden",
    truth: {
      formats: { text: 1 },
      addresses: { "45.155.205.233": [], "5.8.18.7": [] },
      skipped: { "version number": ["3.1.2.4", "3.1.2.5", "3.1.2.6"] },
    },
  },
  {
    name: "addresses after a product's version",
    text: "Chrome/12.0.0.1, 5.8.18.7\nagent 7.4.1.0 23.22.13.29\nUA: curl/7.1 - 2.17.9.30",
    truth: {
      formats: { text: 1 },
      addresses: { "5.8.18.7": [], "23.22.13.29": [], "2.17.9.30": ["curl/7.1"] },
      skipped: { "version number": ["12.0.0.1", "7.4.1.0"] },
    },
  },
  {
    name: "IPv4-mapped addresses",
    text: "saw ::ffff:91.92.251.103, 64:ff9b::91.92.251.104",
    truth: {
      formats: { text: 1 },
      addresses: { "91.92.251.103": [], "91.92.251.104": [], "64:FF9B:0:0:0:0:5B5C:FB68": [] },
    },
  },
  {
    name: "user agents in a sentence, without quotation marks",
    text: [
      "User agent: python-requests/2.31.0 from 45.155.205.1",
      "UA was curl/8.0.1 at 03:14 on 45.155.205.2",
      "45.155.205.3 came with user agent Go-http-client/1.1. Then it stopped.",
      "45.155.205.4 (user agent Boto3/1.28.1 md/Botocore#1.31.1 os/linux#6.1, seen twice)",
      "User agent: Mozilla/5.0 (compatible; from 2020, a. b) Safari/5 seen from the host 45.155.205.5",
      "user agent okhttp/4.9.0 (from 45.155.205.6)",
      "ua=curl/8.0 src=45.155.205.7 lvl=warn",
      "User agent: S3Console/0.4, aws-internal/3 aws-sdk-java/1.11 from Amsterdam 45.155.205.8",
      "45.155.205.9 UA: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
      "the user agent came from 45.155.205.10",
    ].join("\n"),
    truth: {
      formats: { text: 1 },
      addresses: {
        "45.155.205.1": ["python-requests/2.31.0"],
        "45.155.205.2": ["curl/8.0.1"],
        "45.155.205.3": ["Go-http-client/1.1"],
        "45.155.205.4": ["Boto3/1.28.1 md/Botocore#1.31.1 os/linux#6.1"],
        "45.155.205.5": ["Mozilla/5.0 (compatible; from 2020, a. b) Safari/5"],
        "45.155.205.6": ["okhttp/4.9.0"],
        "45.155.205.7": ["curl/8.0"],
        "45.155.205.8": ["S3Console/0.4, aws-internal/3 aws-sdk-java/1.11"],
        "45.155.205.9": [
          "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
        ],
        "45.155.205.10": [],
      },
      skipped: { "version number": ["120.0.0.0"] },
    },
  },
  {
    name: "accounts in groups of four",
    text: [
      "account: 4444 5555 6661 (prod)",
      "accounts 4444 5555 6662, 4444\u00a05555\u00a06663 and 4444–5555–6664",
      "in account 4444‐5555‐6665; accounts 4444 5555 6666 4444 5555 6667",
      "Accounts in scope:\n- 4444 5555 6668 (staging)\nprod-us 4444 5555 6669",
      "Reached by number 4444 5555 6670, account hotline 0800 1234 5678.",
      "account 1111 2222 3333 4444, account 1111-2222-3333-4444, account 1111-2222 3333",
    ].join("\n"),
    truth: {
      formats: { text: 1 },
      accounts: Array.from({ length: 9 }, (_, index) => `44445555666${index + 1}`),
      skipped: { "no account hint": ["080012345678", "444455556670"] },
    },
  },
  {
    name: "a line with more accounts than its cue is near to",
    text: `Impacted accounts: ${Array.from({ length: 12 }, (_, index) => 111122223310 + index).join(", ")}; order 999922223333`,
    truth: {
      formats: { text: 1 },
      accounts: Array.from({ length: 12 }, (_, index) => String(111122223310 + index)),
      skipped: { "no account hint": ["999922223333"] },
    },
  },
];
