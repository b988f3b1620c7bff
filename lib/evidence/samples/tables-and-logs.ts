import type { Sample } from "./sample";

export const tableAndLogSamples: Sample[] = [
  {
    name: "a SIEM's CSV with both ends of each connection",
    text: [
      '"_time","src_ip","dest_ip","http_user_agent","aws_account_id","region"',
      '"2026-11-22T06:00:00.000+01:00","198.51.100.1","203.0.113.250","Mozilla/5.0 (Windows NT 10.0; Win64; x64), like Gecko","111122223333","eu-central-1"',
      '"2026-11-22T06:10:00.000+01:00","10.0.0.8","198.51.100.2","-","111122223333","eu-central-1"',
      '"2026-11-22T06:20:00.000+01:00","198.51.100.1","203.0.113.250","sqlmap/1.7","444455556666","xx-nowhere-9"',
    ].join("\n"),
    truth: {
      formats: { "table row": 3 },
      accounts: ["111122223333", "444455556666"],
      regions: ["eu-central-1"],
      addresses: {
        "198.51.100.1": ["Mozilla/5.0 (Windows NT 10.0; Win64; x64), like Gecko", "sqlmap/1.7"],
        "198.51.100.2": [],
      },
      skipped: { "own end": ["203.0.113.250"], private: ["10.0.0.8"], "unknown Region": ["xx-nowhere-9"] },
      earliest: "2026-11-22T05:00:00.000Z",
    },
  },
  {
    name: "a spreadsheet's TSV with defanged addresses",
    text: "Indicator\tType\tFirst seen\tUser agent\n198[.]51[.]100[.]20\tIP\t2026-11-01T00:00:00Z\tcurl/8.0\nexample[.]com\tdomain\t2026-11-01T00:00:00Z\t\n2001[:]db8[:][:]20\tIP\t2026-11-02T00:00:00Z\t\n198.51.100.0/24\tnet\t2026-11-02T00:00:00Z\t\n",
    truth: {
      formats: { "table row": 4 },
      addresses: { "198.51.100.20": ["curl/8.0"], "2001:DB8:0:0:0:0:0:20": [] },
      skipped: { range: ["198.51.100.0/24"] },
      earliest: "2026-11-01T00:00:00.000Z",
    },
  },
  {
    name: "a CSV with semicolons, followed by prose",
    text: "client ip;user agent;count\n198.51.100.30;Mozilla/5.0 (X11; Linux);12\n198.51.100.31;python-requests/2.31;3\n\nthat is all from 198.51.100.32",
    truth: {
      formats: { "table row": 2, text: 1 },
      addresses: {
        "198.51.100.30": ["Mozilla/5.0 (X11"],
        "198.51.100.31": ["python-requests/2.31"],
        "198.51.100.32": [],
      },
    },
  },
  {
    name: "a Markdown table in a report",
    text: "## Actors\n\n| Source IP | User agent | Account |\n|---|:--|--:|\n| `198.51.100.40` | curl/8.1 | 111122223333 |\n| 203.0.113[.]41 | | 111122223333 |\n\nNothing else.",
    truth: {
      formats: { "table row": 2, text: 1 },
      accounts: ["111122223333"],
      addresses: { "198.51.100.40": ["curl/8.1"], "203.0.113.41": [] },
    },
  },
  {
    name: "combined and common access logs, with an address in a request and a leading virtual host",
    text: [
      '198.51.100.50 - - [22/Nov/2026:07:00:00 +0100] "GET /wp-login.php?ip=203.0.113.99 HTTP/1.1" 404 153 "http://203.0.113.98/" "Mozilla/5.0 (compatible; \\"Scanner\\"/1.2.3.4)"',
      '2001:db8::50 - frank [22/Nov/2026:07:00:01 +0100] "GET / HTTP/1.0" 200 2326',
      'www.example.com:443 ::ffff:198.51.100.51 - - [22/Nov/2026:06:59:59 +0100] "POST /api HTTP/2.0" 401 - "-" "-"',
      '10.0.0.1 - - [22/Nov/2026:07:00:02 +0100] "GET /health HTTP/1.1" 200 2 "-" "ELB-HealthChecker/2.0"',
    ].join("\n"),
    truth: {
      formats: { "access log line": 4 },
      addresses: {
        "198.51.100.50": ['Mozilla/5.0 (compatible; "Scanner"/1.2.3.4)'],
        "2001:DB8:0:0:0:0:0:50": [],
        "198.51.100.51": [],
      },
      skipped: { private: ["10.0.0.1"] },
      earliest: "2026-11-22T05:59:59.000Z",
    },
  },
  {
    name: "Application Load Balancer logs",
    text: 'https 2026-11-22T08:00:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 198.51.100.60:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://www.example.com:443/?x=192.0.2.9 HTTP/1.1" "curl/7.46.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-2:111122223333:targetgroup/my-targets/73e2d6bc24d8a067 "Root=1-58337281-1d84f3d73c47ec4e58577259" "www.example.com" "-" 1 2026-11-22T08:00:00.146000Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-"',
    truth: {
      formats: { "access log line": 1 },
      services: ["Elastic Load Balancing (ELB)"],
      addresses: { "198.51.100.60": ["curl/7.46.0"] },
      skipped: { private: ["10.0.0.1"] },
      earliest: "2026-11-22T08:00:00.186Z",
    },
  },
  {
    name: "CloudFront standard logs",
    text: "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent)\n2026-11-22\t09:10:11\tFRA50-C1\t392\t198.51.100.70\tGET\td111111abcdef8.cloudfront.net\t/index.html\t200\t-\tMozilla/5.0%20(X11;%20Linux)\n",
    truth: {
      formats: { "table row": 1, text: 1 },
      addresses: { "198.51.100.70": ["Mozilla/5.0 (X11; Linux)"] },
      earliest: "2026-11-22T09:10:11.000Z",
    },
  },
  {
    name: "S3 server access logs",
    text: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be amzn-s3-demo-bucket1 [06/Feb/2026:00:00:38 +0000] 192.0.2.3 79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be 3E57427F3EXAMPLE REST.GET.OBJECT secret.txt "GET /amzn-s3-demo-bucket1/secret.txt HTTP/1.1" 200 - 113 - 7 - "-" "S3Console/0.4" - s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234= SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader amzn-s3-demo-bucket1.s3.us-west-1.amazonaws.com TLSV1.2 - -',
    truth: {
      formats: { "access log line": 1 },
      services: ["Amazon S3"],
      addresses: { "192.0.2.3": ["S3Console/0.4"] },
      earliest: "2026-02-06T00:00:38.000Z",
    },
  },
  {
    name: "VPC flow logs, inbound and outbound",
    text: "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n2 111122223333 eni-1235b8ca123456789 198.51.100.80 172.31.9.69 49761 3389 6 20 4249 1795000000 1795000060 REJECT OK\n2 111122223333 eni-1235b8ca123456789 172.31.9.69 198.51.100.81 49761 443 6 20 4249 1795000010 1795000070 ACCEPT OK\n2 111122223333 eni-1235b8ca123456789 - - - - - - - 1795000010 1795000070 - NODATA",
    truth: {
      formats: { "access log line": 2, text: 1 },
      accounts: ["111122223333"],
      services: ["Amazon VPC"],
      addresses: { "198.51.100.80": [], "198.51.100.81": [] },
      skipped: { private: ["172.31.9.69"], "no account hint": ["111122223333"] },
      earliest: new Date(1795000000000).toISOString(),
    },
  },
];
