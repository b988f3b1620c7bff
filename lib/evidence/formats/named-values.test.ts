import { describe, expect, test } from "vitest";
import { readEvidence } from "@/lib/evidence/read-evidence";

const now = Date.UTC(2026, 10, 22, 12);
const far = "198.51.100.7";
const near = "203.0.113.7";

async function read(record: object | string) {
  const content = typeof record === "string" ? record : JSON.stringify(record);
  const { finds } = await readEvidence([{ name: "record", content }], { now });
  return finds;
}

async function addressesIn(record: object | string) {
  return (await read(record)).addresses.map(({ address }) => address);
}

describe("the far end of a connection", () => {
  test.each([
    [
      "outbound from an endpoint with an external address",
      { "dst.ip": far, "src.ip": "10.0.0.4", "agent.externalIp": near },
    ],
    ["named remote, whichever way it went", { direction: "outbound", local_ip: near, remote_ip: far }],
    ["named remote, with a local end", { direction: "inbound", local_addr: near, remote_addr: far }],
    ["the destination of a process that initiated it", { Initiated: true, SourceIp: near, DestinationIp: far }],
    ["the source where no process here initiated it", { Initiated: "false", SourceIp: far, DestinationIp: near }],
    [
      "in fields before pairs that name a translated address",
      `Deny 10.0.0.4 ${far} 80 51000 tcp nat_src="${near}" rule="7"`,
    ],
  ])("is %s", async (_name, record) => {
    expect(await addressesIn(record)).toEqual([far]);
  });
});

describe("an address of unclear side", () => {
  test.each([
    ["where a request came from", { origin: { place: { ip_address: far } } }, [far]],
    ["of the device that reports", { origin: near, src: far }, [far]],
    ["public, of a user's session", { Username: "ana", PublicIP: far, PrivateIP: "" }, [far]],
    ["public, of a machine", { InstanceId: "i-0a1b", PublicIpAddress: near }, []],
    ["public, of a machine with a user and another end", { user: "ana", public_ip: near, remote_ip: far }, [far]],
  ])("%s", async (_name, record, addresses) => {
    expect(await addressesIn(record)).toEqual(addresses);
  });
});

test.each([
  [
    "a whole request, with escaped line ends",
    `src=${far} req="POST / HTTP/1.1\\r\\nUser-Agent: scan/2 (x)\\r\\nHost: a" act=drop`,
  ],
  ["brackets around pairs", `[ip=${far};ua=scan/2 (x);] info - cmd=Login; result=denied`],
])("the user agent ends with its line or group in %s", async (_name, line) => {
  expect((await read(line)).addresses).toMatchObject([{ address: far, userAgents: ["scan/2 (x)"] }]);
});

test("when a thing in a list was made is no start", async () => {
  const record = {
    time: "2026-11-20T01:14:00Z",
    ip: far,
    context: [{ kind: "team", createdAt: "2019-01-01T00:00:00Z" }],
  };
  expect((await read(record)).earliest?.moment).toBe("2026-11-20T01:14:00.000Z");
});

test("an event of another cloud is read by its own names", async () => {
  const record = { eventName: "Run", eventSource: "vm.example.com", sourceIpAddress: far, userAgent: "sdk/1" };
  expect((await read(record)).addresses).toMatchObject([{ address: far, userAgents: ["sdk/1"] }]);
});

test("tabs after names with a colon make no table", async () => {
  const text = `\tDirection:\t\tOutbound\n\tSource Port:\t\t3333\n\tSource Address:\t\t${near}\n\tDestination Address:\t\t${far}`;
  expect(await addressesIn(text)).toEqual([far]);
});

test("Zeek's tables have their names behind #fields", async () => {
  const text = `#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.resp_h\n1795137240.5\tC1\t${far}\t${near}`;
  expect(await addressesIn(text)).toEqual([far]);
});
