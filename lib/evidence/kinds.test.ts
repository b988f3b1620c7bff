import { describe, expect, test } from "vitest";
import type { Evidence } from "./findings/evidence";
import { readEvidence } from "./read-evidence";

const now = Date.UTC(2026, 10, 22, 12);

function read(content: string | Blob): Promise<Evidence> {
  return readEvidence([{ name: "item", content }], { now });
}

async function addressesIn(text: string): Promise<string[]> {
  return (await read(text)).finds.addresses.map(({ address }) => address);
}

async function agentsIn(text: string): Promise<Record<string, string[]>> {
  const { finds } = await read(text);
  return Object.fromEntries(finds.addresses.map(({ address, userAgents }) => [address, userAgents]));
}

async function startOf(text: string): Promise<string | undefined> {
  return (await read(text)).finds.earliest?.moment;
}

describe("what yields nothing", () => {
  test("is counted and shown, line by line", async () => {
    const { items } = await read("198.51.100.7\nnothing here\n---\n\nnor here\n");
    expect(items[0]?.unread).toEqual({ count: 2, first: ["nothing here", "nor here"] });
  });

  test("is counted for rows and records too", async () => {
    const { items } = await read('{"colour":"red"}\n');
    expect(items[0]?.unread?.count).toBe(1);
    const table = await read("source ip,note\n198.51.100.7,x\nnone,red\n");
    expect(table.items[0]?.unread).toEqual({ count: 1, first: ["none red"] });
  });

  test("is read as text first: an address in a column of notes", async () => {
    expect(await addressesIn("Source,Note\nphishing mail,came from 198.51.100.8 twice\n")).toEqual(["198.51.100.8"]);
  });

  test.each([
    "Indicator,IP\nevil.example.com,198.51.100.9",
    "Source,Address\nfirewall,198.51.100.9",
    "Client;Remote address\nlaptop-7;198.51.100.9",
  ])("is not the rest of a table with a telling heading: %j", async (text) => {
    expect(await addressesIn(text)).toEqual(["198.51.100.9"]);
  });

  test("is not a row beside its _raw", async () => {
    const raw = JSON.stringify({ sourceIPAddress: "198.51.100.10", eventName: "A", eventSource: "s3.amazonaws.com" });
    const row = `198.51.100.11,"${raw.replaceAll('"', '""')}"`;
    expect(await addressesIn(`src_ip,_raw\n${row}`)).toEqual(["198.51.100.10", "198.51.100.11"]);
  });
});

describe("the start", () => {
  const event = (parts: object) => JSON.stringify({ "@timestamp": "2026-11-20T01:14:00Z", ...parts });

  test.each([
    ["expiry", { credentials: { expiration: "2026-11-19T01:00:00Z" } }],
    ["creation of a user", { user: { created_at: "2024-01-01T00:00:00Z" } }],
    ["launch", { launchTime: "2024-01-01T00:00:00Z" }],
    ["a certificate's validity", { tls: { not_before: "2024-01-01T00:00:00Z", not_after: "2027-01-01T00:00:00Z" } }],
    ["last login", { last_login: "2026-11-01T00:00:00Z" }],
    ["last change of a thing in a list", { engines: [{ id: 1, last_reload: "2026-11-01T00:00:00Z" }] }],
    ["value before a change", { changes: [{ oldValue: '["2026-11-01T00:00:00Z"]' }] }],
  ])("is never the %s", async (_what, parts) => {
    expect(await startOf(event(parts))).toBe("2026-11-20T01:14:00.000Z");
  });

  test("is never a creation that prose tells of", async () => {
    const text = "The key was created on 2024-01-01 00:00 UTC and used since 2026-11-20 01:14 UTC.";
    expect(await startOf(text)).toBe("2026-11-20T01:14:00.000Z");
  });

  test("is not that of an event that is left out", async () => {
    const trail = (sourceIPAddress: string, eventTime: string, awsRegion: string) =>
      JSON.stringify({ eventName: "A", eventSource: "s3.amazonaws.com", sourceIPAddress, eventTime, awsRegion });
    const { finds } = await read(
      `${trail("config.amazonaws.com", "2026-11-01T00:00:00Z", "us-east-1")}\n${trail("198.51.100.7", "2026-11-20T01:14:00Z", "eu-west-1")}`,
    );
    expect(finds.earliest?.moment).toBe("2026-11-20T01:14:00.000Z");
    expect(finds.regions.map(({ value }) => value)).toEqual(["eu-west-1"]);
  });

  test("is before its end", async () => {
    const text = "srcaddr dstaddr end start\n198.51.100.7 10.0.0.4 1795137300 1795137240";
    expect(await startOf(text)).toBe("2026-11-20T01:14:00.000Z");
  });

  test.each([
    ["a vendor's letters", "CEF:0|V|P|1|7|dns|3|VNDRTHeventtime=1795137240 src=198.51.100.7 dst=10.0.0.4"],
    [
      "a level before it",
      "Info: 1795137240.123 97 10.2.0.9 TCP_MISS/200 87 GET http://198.51.100.7/a - DIRECT/198.51.100.7 -",
    ],
    ["seconds and nanoseconds", '{"source":"198.51.100.7","timestamp":{"epochSecond":1795137240,"nano":12}}'],
    ["a syslog's time before it", "<29>Mar 22 14:26:54 gw app: 2026-11-20 01:14:00.000Z login ip=198.51.100.7 by=ana"],
    [
      "a year of two digits",
      "<14>Sep 16 10:00:02 fw 1,11/20/26 01:14:00,18010,TRAFFIC,start,2049,198.51.100.7,203.0.113.9,x,allow,222",
    ],
    ["a tab before its clock", "2026-11-20\t01:14:00\tLAX1\t392\t198.51.100.7\tGET\texample.com\t/a\t200"],
    [
      "seconds before a quoted hyphen",
      '1795137240.123 97 198.51.100.7 TCP_MISS/200 87 GET http://example.com/ - <IW,6.9,-,"-",1> -',
    ],
    ["its day before its month", "8496:M 20 Nov 01:14:00.123 - Accepted 198.51.100.7:12345"],
    ["a clock that is not set", "<134>22191: gw: 022546: .Nov 20 01:14:00.123: %X-5-Y: login from 198.51.100.7"],
    ["a zone and a colon", "<134>22191: gw: Nov 19 20:14:00.123 EST: %X-5-Y: login from 198.51.100.7"],
    ["two times in a row", "Nov 18 13:34:01 2026-11-20 01:14:00 +00:00 login from=198.51.100.7 by=ana"],
  ])("is read with %s", async (_what, text) => {
    expect(await startOf(text)).toMatch(/^2026-11-20T01:14:00\./);
  });

  test("is in the zone that the heading names", async () => {
    const { finds } = await read("Time (UTC),IP address\n2026-11-20 01:14:00,198.51.100.7");
    expect(finds.earliest).toMatchObject({ moment: "2026-11-20T01:14:00.000Z" });
    expect(finds.earliest).not.toHaveProperty("hasNoZone");
  });

  test("is marked if nothing names a zone, and gives way to one that does", async () => {
    const { finds } = await read("2026-11-20 01:14:00 login from 198.51.100.7");
    expect(finds.earliest).toMatchObject({ moment: "2026-11-20T01:14:00.000Z", hasNoZone: true });
    expect(await startOf("2026-11-20 01:14:00 a\n2026-11-20T03:00:00Z b")).toBe("2026-11-20T03:00:00.000Z");
  });
});

describe("the ends of a connection", () => {
  test.each([
    '{"source":{"ip":"198.51.100.7"},"destination":{"ip":"203.0.113.7"}}',
    "src=198.51.100.7 spt=1 dst=203.0.113.7 dpt=2",
    '{"client_ip":"198.51.100.7","dst_host":"203.0.113.7"}',
    '{"id.orig_h":"198.51.100.7","id.resp_h":"203.0.113.7"}',
    '{"src_ip":"198.51.100.7","agent":{"ip":"203.0.113.7"}}',
    "sourceAddress=198.51.100.7 sourceTranslatedAddress=203.0.113.7 destinationAddress=10.0.0.1",
    "198.51.100.7:40000 -> 203.0.113.7:22",
    "Deny tcp from 198.51.100.7/40000 to 203.0.113.7/22",
  ])("are told apart in %j", async (text) => {
    expect(await addressesIn(text)).toEqual(["198.51.100.7"]);
  });

  test("are turned round when the connection went out", async () => {
    expect(await addressesIn("srcip=10.0.0.5 dstip=198.51.100.7 transip=203.0.113.7 action=accept")).toEqual([
      "198.51.100.7",
    ]);
  });

  test("leave out what a client claims in a header", async () => {
    const { finds, skipped } = await read('{"client_ip":"198.51.100.7","x-forwarded-for":"192.0.2.99"}');
    expect(finds.addresses.map(({ address }) => address)).toEqual(["198.51.100.7"]);
    expect(skipped).toContainEqual(expect.objectContaining({ why: "claimed", count: 1 }));
  });
});

test("a list of a device's addresses holds none of an attacker", async () => {
  const { finds, skipped } = await read("event=change device_ip_list=['203.0.113.9'] site=HQ");
  expect(finds.addresses).toEqual([]);
  expect(skipped).toMatchObject([{ why: "own end" }]);
});

// 198.51.100.0/24 is the attacker's, 203.0.113.0/24 the victim's.
describe("of a record's addresses, only the attacker's is offered:", () => {
  test.each([
    ["a called station", "auth failed, User=ana, Called-Station-ID=203.0.113.9, Calling-Station-ID=198.51.100.7"],
    [
      "a name of several words",
      "login failed, Device IP Address=203.0.113.9, Device Port=53, Calling-Station-ID=198.51.100.7",
    ],
    [
      "zones with a vendor's letters",
      "CEF:0|V|P|1|7|dns|3|VNDRTHsrcintfrole=lan src=203.0.113.9 dst=198.51.100.7 VNDRTHdstintfrole=wan",
    ],
    [
      "a direction of the connection",
      'conn_direction:"Outgoing"; src:"203.0.113.9"; dst:"198.51.100.7"; inzone:"Internal"',
    ],
    ["pairs with a sign of their own", "LEEF:2.0|V|P|1|7|^|src=198.51.100.7^dst=203.0.113.9^sev=5"],
    ["pairs with a sign in hexadecimal", "LEEF:2.0|V|P|1|7|0x5E|src=198.51.100.7^dst=203.0.113.9^sev=5"],
    [
      "zones the other way round",
      'source-address="198.51.100.7" destination-address="10.2.0.9" source-zone="Inside" destination-zone="Outside"',
    ],
    ["a translated source", "client_ip='198.51.100.7',virtualip='203.0.113.4',snatip='203.0.113.6'"],
    ["a request with a colon", "Info: req:198.51.100.7 user:- 200 GET /login HTTP/1.1"],
    ["a resolver", '{"SourceAddress":"198.51.100.7","DNSResolverIP":"203.0.113.9","Action":"Allow"}'],
    [
      "a server in W3C's short names",
      "c-ip=198.51.100.7 cs-ip=203.0.113.9 cs-method=GET r-ip=203.0.113.10 s-ip=203.0.113.11",
    ],
    ["an address at the provider", '{"src_ip":"10.2.0.9","src_isp_ip":"203.0.113.9","dest_ip":"198.51.100.7"}'],
    ["a device called by its address", '{"ClientIP":"198.51.100.7","DeviceDisplayName":"198.51.100.7"}'],
    [
      "a host that writes, like a version",
      "2026-11-20T01:14:00+00:00 5.8.18.9 unbound[71]: [71:1] query: 198.51.100.7 example.com. PTR IN",
    ],
    [
      "a chain before a request",
      '10.5.1.2, 198.51.100.7, 203.0.113.9, 10.2.1.5 - - [20/Nov/2026:01:14:00 +0000] "GET / HTTP/1.1" 200 7 "-" "curl/8.5.0"',
    ],
    ["a target in its message", `id=fw src=198.51.100.7 dst= msg="client was trying to connect to '203.0.113.9'"`],
    [
      "pairs around a record",
      "CEF:0|V|P|1|7|mail|3|dvc=203.0.113.9 files={'a.pdf': {'verdict': 'HIGH', 'hash': 'f41c7c'}} sourceAddress=198.51.100.7",
    ],
    [
      "an endpoint's own address",
      JSON.stringify({ computerName: "pc-7", externalIp: "203.0.113.9", remoteIp: "198.51.100.7" }),
    ],
  ])("%s", async (_what, text) => {
    const { finds } = await read(text);
    const ticked = finds.addresses.filter(({ mark }) => mark !== "also seen as your own");
    expect(ticked.map(({ address }) => address)).toEqual(["198.51.100.7"]);
  });
});

describe("an address comes out of its dress:", () => {
  test.each([
    "198.51.100.7/443",
    "198.51.100.7.44321",
    "198.51.100[.7",
    "198.51.100].7",
    "198<.>51<.>100<.>7",
    "198．51．100．7",
    "198.51.\u200b100.\u00ad7",
    "https://www.abuseipdb.com/check/198.51.100.7",
    "https://www.virustotal.com/gui/ip-address/198.51.100.7/detection",
    "edge-1/198.51.100.7",
    "ana@corp.local 198.51.100.7",
    "master@198.51.100.7_29010",
  ])("%j", async (text) => {
    expect(await addressesIn(`${text}\n`)).toEqual(["198.51.100.7"]);
  });

  test("a Region keeps its name under other hyphens", async () => {
    const { finds } = await read("Seen in eu\u2011central\u20111.");
    expect(finds.regions.map(({ value }) => value)).toEqual(["eu-central-1"]);
  });
});

describe("a user agent", () => {
  test("stands on the line below its label, with a colon too", async () => {
    const { finds } = await read("Source IP: 45.83.64.30\nUser agent:\ncurl/8.5.0");
    expect(finds.addresses).toMatchObject([{ address: "45.83.64.30", userAgents: ["curl/8.5.0"] }]);
  });

  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";

  test.each([
    ["on the next line", `IP address\n198.51.100.7\nUser agent\n${firefox}\n`],
    [
      "as a name and value",
      `{"items":1,"properties":[{"name":"IpAddress","value":"198.51.100.7"},{"name":"UserAgent","value":"${firefox}"}]}`,
    ],
    ["before a browser's short name", `{"ip":"198.51.100.7","browser":"CHROME","userAgent":"${firefox}"}`],
    ["beside a version", `{"ip":"198.51.100.7","browser_version":"12","user_agent":{"original":"${firefox}"}}`],
    ["without the next member", `SrcIP: 198.51.100.7, UserAgent: ${firefox}, Client: Firefox, ClientVersion: 132`],
    ["encoded", `{"ip":"198.51.100.7","ua":"${encodeURI(firefox)}"}`],
  ])("is read %s", async (_where, text) => {
    expect(await agentsIn(text)).toEqual({ "198.51.100.7": [firefox] });
  });

  test.each([
    [
      "after an address",
      "login from 198.51.100.7 with VpnClient/9.1.13 (Windows 10) Vpn/9.1.13.",
      "VpnClient/9.1.13 (Windows 10) Vpn/9.1.13",
    ],
    [
      "whose version looks like an address",
      '{"callerIp":"198.51.100.7","userAgent":"Svc.Worker/1.2.3.4"}',
      "Svc.Worker/1.2.3.4",
    ],
  ])("is read %s", async (_where, text, agent) => {
    expect(await agentsIn(text)).toEqual({ "198.51.100.7": [agent] });
  });

  test.each(["CHROME", "12", "Firefox 132.0", "UNKNOWN", "-"])("is never %j", async (name) => {
    expect(await agentsIn(JSON.stringify({ ip: "198.51.100.7", userAgent: name }))).toEqual({ "198.51.100.7": [] });
  });
});

describe("almost JSON", () => {
  const event = { sourceIPAddress: "198.51.100.7", eventName: "ListBuckets", eventSource: "s3.amazonaws.com" };
  const json = JSON.stringify(event, null, 2);

  test.each([
    ["trailing commas", json.replace("\n}", ",\n}")],
    ["Python's repr", json.replaceAll('"', "'").replace("}", ", 'mfa': None, 'readOnly': True}")],
    ["no-break spaces", json.replaceAll("  ", "\u00a0\u00a0")],
    ["typographic quotes", json.replace(/"([^"]*)"/g, "“$1”")],
    ["quoting in mail", json.replace(/^/gm, "> ")],
    [
      "line numbers",
      json
        .split("\n")
        .map((line, index) => `${index + 1}: ${line}`)
        .join("\n"),
    ],
  ])("with %s is repaired, and the repair is told", async (_what, text) => {
    const { items, finds } = await read(text);
    expect(items[0]).toMatchObject({ formats: [{ format: "CloudTrail event", count: 1 }], isRepaired: true });
    expect(finds.addresses.map(({ address }) => address)).toEqual(["198.51.100.7"]);
  });

  test("that is JSON is not touched", async () => {
    expect((await read(`${json}\n${json}`)).items[0]).not.toHaveProperty("isRepaired");
  });

  test("that is prose is not touched", async () => {
    expect((await read("[see below] {some} text from 198.51.100.7")).items[0]).not.toHaveProperty("isRepaired");
  });
});

describe("accounts", () => {
  async function accountsIn(text: string) {
    return (await read(text)).finds.accounts.map(({ value }) => value);
  }

  test.each([
    ["a table without addresses", "Account ID,Owner\n111122223333,Ana\n444455556666,Ben"],
    ["a list in German", "Betroffene Konten:\n111122223333\n444455556666"],
    ["a list in French", "Comptes concernés :\n111122223333\n444455556666"],
    ["a sentence in Spanish", "Las cuentas 111122223333 y 444455556666 están afectadas."],
  ])("are read in %s", async (_what, text) => {
    expect(await accountsIn(text)).toEqual(["111122223333", "444455556666"]);
  });

  test("get back the zeros that a spreadsheet dropped", async () => {
    expect(await accountsIn('account_id\tname\n11122223333\tprod\n="012345678901"\tdev')).toEqual([
      "011122223333",
      "012345678901",
    ]);
  });

  test("that a spreadsheet has shortened are told", async () => {
    const { skipped } = await read("account_id,name\n2.1E+11,prod\n111122223333,dev");
    expect(skipped).toContainEqual(
      expect.objectContaining({ why: "shortened number", values: [expect.objectContaining({ value: "2.1E+11" })] }),
    );
  });
});

describe("findings of other AWS services", () => {
  test.each([
    [
      "Macie",
      {
        schemaVersion: "1.0",
        id: "m1",
        accountId: "111122223333",
        region: "eu-west-1",
        type: "Policy:IAMUser/S3BucketPublic",
        category: "POLICY",
        createdAt: "2026-11-20T01:14:00Z",
        resourcesAffected: { s3Bucket: { arn: "arn:aws:s3:::data" } },
        policyDetails: { actor: { ipAddressDetails: { ipAddressV4: "198.51.100.7" } } },
      },
    ],
    [
      "Inspector",
      {
        findingArn: "arn:aws:inspector2:eu-west-1:111122223333:finding/1",
        awsAccountId: "111122223333",
        type: "PACKAGE_VULNERABILITY",
        firstObservedAt: "2026-11-20T01:14:00Z",
      },
    ],
    [
      "IAM Access Analyzer",
      {
        id: "a1",
        resource: "arn:aws:s3:::data",
        resourceType: "AWS::S3::Bucket",
        resourceOwnerAccount: "111122223333",
        analyzedAt: "2026-11-20T01:14:00Z",
        createdAt: "2026-11-20T01:14:00Z",
      },
    ],
    [
      "Detective",
      {
        InvestigationId: "d1",
        GraphArn: "arn:aws:detective:eu-west-1:111122223333:graph:1",
        EntityArn: "arn:aws:iam::111122223333:role/Build",
        ScopeStartTime: "2026-11-20T01:14:00Z",
      },
    ],
  ])("of %s have its name, account and start", async (product, finding) => {
    const { finds } = await read(JSON.stringify(finding));
    expect(finds.findings.map((found) => found.product)).toEqual([product]);
    expect(finds.accounts.map(({ value }) => value)).toEqual(["111122223333"]);
    expect(finds.earliest?.moment).toBe("2026-11-20T01:14:00.000Z");
  });
});

describe("a file", () => {
  const line = "login from 198.51.100.7 in account 111122223333\n";

  test("in UTF-16 without a mark is read", async () => {
    const bytes = new Uint8Array([...line.repeat(3)].flatMap((character) => [character.charCodeAt(0), 0]));
    expect((await read(new Blob([bytes]))).finds.addresses.map(({ address }) => address)).toEqual(["198.51.100.7"]);
  });

  test("with NUL bytes is read", async () => {
    expect((await read(new Blob([`\0${line}\0\0`]))).finds.addresses.map(({ address }) => address)).toEqual([
      "198.51.100.7",
    ]);
  });
});

describe("the description", () => {
  test("names principal, key, calls, resources, period and finding", async () => {
    const event = (eventName: string, eventTime: string) =>
      JSON.stringify({
        eventName,
        eventTime,
        eventSource: "s3.amazonaws.com",
        sourceIPAddress: "198.51.100.7",
        userIdentity: { arn: "arn:aws:iam::111122223333:user/build", accessKeyId: "AKIAIOSFODNN7EXAMPLE" },
        requestParameters: { bucketName: "data" },
      });
    const { finds } = await read(
      [
        event("ListBuckets", "2026-11-20T01:14:00Z"),
        event("GetObject", "2026-11-20T01:15:00Z"),
        event("GetObject", "2026-11-20T01:16:00Z"),
      ].join("\n"),
    );
    expect(finds.description).toBe(
      [
        "3 CloudTrail events read.",
        "Principals: arn:aws:iam::111122223333:user/build (3)",
        "Access key IDs: AKIAIOSFODNN7EXAMPLE (3)",
        "Calls: GetObject (2), ListBuckets",
        "Resources: data (3)",
        "First seen 20 Nov 2026, 01:14 UTC, last seen 20 Nov 2026, 01:16 UTC.",
      ].join("\n"),
    );
  });

  test("quotes the first lines of prose", async () => {
    const { finds } = await read("Our build user called from 198.51.100.7 at night.\nNobody knows this address.\n");
    expect(finds.description).toContain("“Our build user called from 198.51.100.7 at night.”");
  });
});
