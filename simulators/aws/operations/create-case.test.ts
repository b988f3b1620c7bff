import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signedCall } from "../testing/caller";
import { aCase } from "../testing/case-input";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;

beforeAll(async () => {
  ana = await signIn();
});
beforeEach(() => ana.admin("DELETE", "journal"));
afterAll(() => ana.close());

const times = <Item>(count: number, item: (index: number) => Item) => Array.from({ length: count }, (_, i) => item(i));
const accountId = (index: number) => String(index).padStart(12, "0");
const watcher = (index: number) => ({ email: `w${index}@example.com` });
const ip = (ipAddress: string) => [{ ipAddress }];
const mail = (email: string) => [{ email }];

describe("CreateCase accepts", () => {
  it("a plain case, with 201 and an ID of ten digits", async () => {
    const { status, text } = await ana.create(aCase());
    expect([status, JSON.parse(text)]).toEqual([201, { caseId: expect.stringMatching(/^\d{10}$/) }]);
  });

  it.each([
    ["a title of 300 characters", { title: "t".repeat(300) }],
    ["a title of 300 emoji, which are 600 UTF-16 units", { title: "🔥".repeat(300) }],
    ["a description of 8,000 characters", { description: "d".repeat(8000) }],
    ["a self-managed investigation", { resolverType: "Self", engagementType: "Investigation" }],
    ["a start with milliseconds", { reportedIncidentStartDate: 1_700_000_000.123 }],
    ["a start four minutes ahead", { reportedIncidentStartDate: Date.now() / 1000 + 240 }],
    ["no accounts and no watchers", { impactedAccounts: [], watchers: [] }],
    ["200 accounts", { impactedAccounts: times(200, accountId) }],
    ["30 watchers", { watchers: times(30, watcher) }],
    ["an e-mail address without a dot in its domain", { watchers: mail("ana@corp") }],
    ["200 threat actors", { threatActorIpAddresses: times(200, () => ({ ipAddress: "192.0.2.1" })) }],
    [
      "a user agent of 500 characters",
      { threatActorIpAddresses: [{ ipAddress: "192.0.2.1", userAgent: "u".repeat(500) }] },
    ],
    ["an IPv6 address written out in capitals", { threatActorIpAddresses: ip("2001:DB8:0:0:0:0:0:1") }],
    ["an IPv6 address that ends in IPv4", { threatActorIpAddresses: ip("0:0:0:0:0:FFFF:192.0.2.1") }],
    ["600 services", { impactedServices: times(600, (index) => `Service ${index}`) }],
    ["a service with every punctuation mark of the model", { impactedServices: ["A&B'C+D,E (F):-."] }],
    ["a Region of the model", { impactedAwsRegions: [{ region: "ap-southeast-6" }] }],
    ["200 tags", { tags: Object.fromEntries(times(200, (index) => [`k${index}`, ""])) }],
    ["a tag of 128 and 256 characters", { tags: { ["k".repeat(128)]: "v".repeat(256) } }],
    ["a client token of 255 characters", { clientToken: "c".repeat(255) }],
    ["null for an optional member", { impactedServices: null }],
  ])("%s", async (_what, change) => {
    expect((await ana.create(aCase(change))).status).toBe(201);
  });
});

it("CreateCase takes a repeat with a null member for the same request", async () => {
  const first = aCase({ clientToken: "null-member" });
  const repeat = { ...first, impactedServices: null, watchers: [{ email: "w@example.com", name: null }] };
  const answers = [
    await ana.create({ ...first, watchers: [{ email: "w@example.com" }] }),
    await ana.create(repeat),
  ].map(({ status, text }) => [status, JSON.parse(text).caseId]);
  expect(answers[1]).toEqual(answers[0]);
});

describe("CreateCase refuses", () => {
  it.each([
    ["no title", "title", { title: undefined }],
    ["an empty title", "title", { title: "" }],
    ["a title of 301 characters", "title", { title: "t".repeat(301) }],
    ["a title that is a number", "title", { title: 7 }],
    ["a title with half a surrogate pair", "title", { title: "\ud800" }],
    ["no description", "description", { description: undefined }],
    ["an empty description", "description", { description: "" }],
    ["a description of 8,001 characters", "description", { description: "d".repeat(8001) }],
    ["no resolver", "resolverType", { resolverType: undefined }],
    ["an unknown resolver", "resolverType", { resolverType: "Aws" }],
    ["no engagement type", "engagementType", { engagementType: undefined }],
    ["an unknown engagement type", "engagementType", { engagementType: "security incident" }],
    ["no start", "reportedIncidentStartDate", { reportedIncidentStartDate: undefined }],
    ["a start as text", "reportedIncidentStartDate", { reportedIncidentStartDate: "2026-01-01T00:00:00Z" }],
    ["a start six minutes ahead", "reportedIncidentStartDate", { reportedIncidentStartDate: Date.now() / 1000 + 360 }],
    ["a start in milliseconds", "reportedIncidentStartDate", { reportedIncidentStartDate: Date.now() }],
    ["no accounts", "impactedAccounts", { impactedAccounts: undefined }],
    ["201 accounts", "impactedAccounts", { impactedAccounts: times(201, accountId) }],
    ["an account of 11 digits", "impactedAccounts.1", { impactedAccounts: [accountId(1), "12345678901"] }],
    ["an account with a letter", "impactedAccounts.0", { impactedAccounts: ["11112222333x"] }],
    ["an account as a number", "impactedAccounts.0", { impactedAccounts: [111122223333] }],
    ["an account in non-ASCII digits", "impactedAccounts.0", { impactedAccounts: ["١١١١٢٢٢٢٣٣٣٣"] }],
    ["an account named twice", "impactedAccounts.1", { impactedAccounts: [accountId(1), accountId(1)] }],
    ["accounts that are not a list", "impactedAccounts", { impactedAccounts: accountId(1) }],
    ["no watchers", "watchers", { watchers: undefined }],
    ["31 watchers", "watchers", { watchers: times(31, watcher) }],
    ["a watcher without an address", "watchers.0.email", { watchers: [{ name: "Ana" }] }],
    ["a second watcher with a bad address", "watchers.1.email", { watchers: [watcher(0), { email: "not-an-email" }] }],
    ["an address of 5 characters", "watchers.0.email", { watchers: mail("a@b.c") }],
    ["an address of 255 characters", "watchers.0.email", { watchers: mail(`${"a".repeat(250)}@b.cd`) }],
    ["an address with a display name", "watchers.0.email", { watchers: mail("Ana <ana@example.com>") }],
    ["an address that ends with a line break", "watchers.0.email", { watchers: mail("ana@example.com\n") }],
    ["an address with an umlaut", "watchers.0.email", { watchers: mail("jürgen@example.com") }],
    ["an empty name", "watchers.0.name", { watchers: [{ ...watcher(0), name: "" }] }],
    ["a name of 51 characters", "watchers.0.name", { watchers: [{ ...watcher(0), name: "n".repeat(51) }] }],
    [
      "a job title of 51 characters",
      "watchers.0.jobTitle",
      { watchers: [{ ...watcher(0), jobTitle: "j".repeat(51) }] },
    ],
    ["an empty job title", "watchers.0.jobTitle", { watchers: [{ ...watcher(0), jobTitle: "" }] }],
    ["a watcher named twice", "watchers.1", { watchers: [watcher(0), watcher(0)] }],
    ["a watcher with an unknown member", "watchers.0.phone", { watchers: [{ ...watcher(0), phone: "1" }] }],
    ["201 threat actors", "threatActorIpAddresses", { threatActorIpAddresses: times(201, () => ip("192.0.2.1")[0]) }],
    ["a threat actor without an address", "threatActorIpAddresses.0.ipAddress", { threatActorIpAddresses: [{}] }],
    ["a shortened IPv6 address", "threatActorIpAddresses.0.ipAddress", { threatActorIpAddresses: ip("2001:DB8::1") }],
    [
      "IPv6 in lower case",
      "threatActorIpAddresses.0.ipAddress",
      { threatActorIpAddresses: ip("2001:db8:0:0:0:0:0:1") },
    ],
    ["a range", "threatActorIpAddresses.0.ipAddress", { threatActorIpAddresses: ip("192.0.2.0/24") }],
    ["an octet of 256", "threatActorIpAddresses.0.ipAddress", { threatActorIpAddresses: ip("192.0.2.256") }],
    ["a defanged address", "threatActorIpAddresses.0.ipAddress", { threatActorIpAddresses: ip("192.0.2[.]1") }],
    [
      "an empty user agent",
      "threatActorIpAddresses.0.userAgent",
      { threatActorIpAddresses: [{ ipAddress: "192.0.2.1", userAgent: "" }] },
    ],
    [
      "a user agent of 501 characters",
      "threatActorIpAddresses.0.userAgent",
      { threatActorIpAddresses: [{ ipAddress: "192.0.2.1", userAgent: "u".repeat(501) }] },
    ],
    ["601 services", "impactedServices", { impactedServices: times(601, (index) => `Service ${index}`) }],
    ["a service of one character", "impactedServices.0", { impactedServices: ["S"] }],
    ["a service of 51 characters", "impactedServices.0", { impactedServices: ["S".repeat(51)] }],
    ["a service with an underscore", "impactedServices.0", { impactedServices: ["Amazon_S3"] }],
    ["a service with a slash", "impactedServices.0", { impactedServices: ["S3/EC2"] }],
    ["a service named twice", "impactedServices.1", { impactedServices: ["Amazon S3", "Amazon S3"] }],
    ["51 Regions", "impactedAwsRegions", { impactedAwsRegions: times(51, () => ({ region: "us-east-1" })) }],
    ["a Region of GovCloud", "impactedAwsRegions.0.region", { impactedAwsRegions: [{ region: "us-gov-west-1" }] }],
    ["a Region as plain text", "impactedAwsRegions.0", { impactedAwsRegions: ["us-east-1"] }],
    [
      "a Region named twice",
      "impactedAwsRegions.1",
      { impactedAwsRegions: [{ region: "us-east-1" }, { region: "us-east-1" }] },
    ],
    ["201 tags", "tags", { tags: Object.fromEntries(times(201, (index) => [`k${index}`, "v"])) }],
    ["an empty tag key", "tags.", { tags: { "": "v" } }],
    ["a tag value of 257 characters", "tags.k", { tags: { k: "v".repeat(257) } }],
    ["a tag value that is a number", "tags.k", { tags: { k: 1 } }],
    ["a reserved tag key", "tags.aws:owner", { tags: { "aws:owner": "v" } }],
    ["a reserved tag key in capitals", "tags.AWS:owner", { tags: { "AWS:owner": "v" } }],
    ["tags as a list", "tags", { tags: [{ key: "k", value: "v" }] }],
    ["an empty client token", "clientToken", { clientToken: "" }],
    ["a client token of 256 characters", "clientToken", { clientToken: "c".repeat(256) }],
    ["an unknown member", "severity", { severity: "high" }],
  ])("%s, naming the field", async (_what, field, change) => {
    const { status, text } = await ana.create(aCase(change));
    expect([status, JSON.parse(text)]).toMatchObject([
      400,
      { reason: "FIELD_VALIDATION_FAILED", fieldList: [{ name: field, message: expect.any(String) }] },
    ]);
  });

  it("a tag key of 129 characters", async () => {
    expect((await ana.create(aCase({ tags: { ["k".repeat(129)]: "v" } }))).status).toBe(400);
  });

  it("several fields at once, naming each", async () => {
    const { text } = await ana.create(aCase({ title: "", watchers: [{ email: "no" }, { email: "nor this" }] }));
    expect(JSON.parse(text).fieldList.map((field: { name: string }) => field.name)).toEqual([
      "title",
      "watchers.0.email",
      "watchers.1.email",
    ]);
  });

  it("a start that is too large for a number", async () => {
    const body = JSON.stringify(aCase({ reportedIncidentStartDate: -1 })).replace(":-1,", ":-1e999,");
    expect(JSON.parse((await ana.call({ path: "/v1/create-case", body })).text).fieldList).toMatchObject([
      { name: "reportedIncidentStartDate" },
    ]);
  });

  it("a body that is not UTF-8, as CANNOT_PARSE", async () => {
    const body = Uint8Array.from(Buffer.from('{"title":"\xff"}', "latin1"));
    expect(JSON.parse((await ana.call({ path: "/v1/create-case", body })).text).reason).toBe("CANNOT_PARSE");
  });

  it("a body that is not JSON, as CANNOT_PARSE", async () => {
    const { text } = await ana.call({ path: "/v1/create-case", body: "{" });
    expect(JSON.parse(text).reason).toBe("CANNOT_PARSE");
  });

  it("a body that is a list, as CANNOT_PARSE", async () => {
    const { text } = await ana.call({ path: "/v1/create-case", body: "[]" });
    expect(JSON.parse(text).reason).toBe("CANNOT_PARSE");
  });

  it("another content type", async () => {
    const answer = await ana.call({
      path: "/v1/create-case",
      body: JSON.stringify(aCase()),
      contentType: "text/plain",
    });
    expect(answer.status).toBe(415);
  });
});

describe("CreateCase, for a role", () => {
  const asRole = async (permissions: string[], change: Record<string, unknown> = {}) => {
    const limited = await signIn({}, permissions);
    return limited.create(aCase(change)).finally(limited.close);
  };

  it("refuses one that may not create cases", async () => {
    const { status, headers } = await asRole(["security-ir:GetCase"]);
    expect([status, headers.get("x-amzn-errortype")]).toEqual([403, "AccessDeniedException"]);
  });

  it("accepts a role that can create but not tag if there are no tags", async () => {
    expect((await asRole(["security-ir:CreateCase"], { tags: {} })).status).toBe(201);
  });

  it("refuses one that may create but not tag, when there are tags", async () => {
    expect((await asRole(["security-ir:CreateCase"], { tags: { k: "v" } })).status).toBe(403);
  });
});

describe("CreateCase, for a client token", () => {
  const caseIdOf = ({ text }: { text: string }): string => JSON.parse(text).caseId;
  const errorOf = ({ status, headers }: { status: number; headers: Headers }) => [
    status,
    headers.get("x-amzn-errortype"),
  ];

  it("answers a repeat with the same case", async () => {
    const input = aCase({ clientToken: "token-repeat" });
    const first = caseIdOf(await ana.create(input));
    expect(caseIdOf(await ana.create(input))).toBe(first);
  });

  it("answers a repeat in another order of members with the same case", async () => {
    const input = aCase({ clientToken: "token-order" });
    const first = caseIdOf(await ana.create(input));
    expect(caseIdOf(await ana.create(Object.fromEntries(Object.entries(input).reverse())))).toBe(first);
  });

  it("stores one case for a repeat", async () => {
    const input = aCase({ clientToken: "token-once" });
    await ana.create(input);
    await ana.create(input);
    const { body } = await ana.admin("GET", "journal?operation=CreateCase");
    expect(body).toMatchObject([{ caseCreated: true }, { caseCreated: false }]);
  });

  it("refuses the token with other content", async () => {
    await ana.create(aCase({ clientToken: "token-other" }));
    const answer = await ana.create(aCase({ clientToken: "token-other", title: "Another" }));
    expect(errorOf(answer)).toEqual([409, "ConflictException"]);
  });

  it("opens a second case for the same content without a token", async () => {
    expect(caseIdOf(await ana.create(aCase()))).not.toBe(caseIdOf(await ana.create(aCase())));
  });

  it("recognizes the token in another session of the account", async () => {
    const input = aCase({ clientToken: "token-account" });
    const first = caseIdOf(await ana.create(input));
    const body = JSON.stringify(input);
    const again = await signedCall(ana.simulator.url, await ana.as("wes"), { path: "/v1/create-case", body });
    expect(caseIdOf(again)).toBe(first);
  });

  it("forgets the token when its time is over", async () => {
    let now = Date.now();
    const forgetful = await signIn({ now: () => now, tokenSeconds: 600 });
    const input = aCase({ clientToken: "token-time" });
    const first = caseIdOf(await forgetful.create(input));
    now += 601_000;
    const second = caseIdOf(await forgetful.create(input).finally(forgetful.close));
    expect(second).not.toBe(first);
  });

  it("forgets the token at once when tokenSeconds is 0", async () => {
    const forgetful = await signIn({ tokenSeconds: 0 });
    const input = aCase({ clientToken: "token" });
    const first = caseIdOf(await forgetful.create(input));
    const second = caseIdOf(await forgetful.create(input).finally(forgetful.close));
    expect(second).not.toBe(first);
  });

  it("answers every repeat with ConflictException when repeat is conflict", async () => {
    const hostile = await signIn({ repeat: "conflict" });
    const input = aCase({ clientToken: "token" });
    await hostile.create(input);
    expect(errorOf(await hostile.create(input).finally(hostile.close))).toEqual([409, "ConflictException"]);
  });
});

describe("CreateCase, with quotas", () => {
  it("refuses the 51st AWS-supported case of a day with 402", async () => {
    const limited = await signIn({ quotas: true });
    await Promise.all(times(50, () => limited.create(aCase())));
    const answer = await limited.create(aCase()).finally(limited.close);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([402, { serviceCode: "security-ir" }]);
  });

  it("does not count self-managed cases against it", async () => {
    const limited = await signIn({ quotas: true });
    await Promise.all(times(50, () => limited.create(aCase())));
    const answer = await limited.create(aCase({ resolverType: "Self" })).finally(limited.close);
    expect(answer.status).toBe(201);
  });

  it("answers a repeat when the quota is used up", async () => {
    const limited = await signIn({ quotas: true });
    await limited.create(aCase({ clientToken: "first" }));
    await Promise.all(times(49, () => limited.create(aCase())));
    const answer = await limited.create(aCase({ clientToken: "first" })).finally(limited.close);
    expect(answer.status).toBe(201);
  });
});
