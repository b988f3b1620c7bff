import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { type CaseInput, caseSchema } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { readEvidence } from "@/lib/evidence/read-evidence";
import {
  type Choice,
  changedSince,
  type ListName,
  merge,
  type Picks,
  type Proposal,
  toFirstPicks,
  toProposal,
  type ValueName,
} from "./evidence-proposal";

const timeZone = "Europe/Berlin";
const now = Date.UTC(2026, 10, 22);
const blank = newCase("9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3", timeZone);

/** A finding in GuardDuty's form, as the console exports it. */
const finding = JSON.stringify({
  AccountId: "111122223333",
  Region: "eu-central-1",
  Arn: "arn:aws:guardduty:eu-central-1:111122223333:detector/12abc34d567e8fa901bc2d34e56789f0/finding/b0aa1bb2cc3dd4ee5ff60718293a4b5c",
  Id: "b0aa1bb2cc3dd4ee5ff60718293a4b5c",
  Partition: "aws",
  SchemaVersion: "2.0",
  Type: "UnauthorizedAccess:IAMUser/MaliciousIPCaller",
  Title: "API calls from a malicious address",
  Severity: 5,
  CreatedAt: "2026-11-21T02:20:00.000Z",
  UpdatedAt: "2026-11-21T03:20:00.000Z",
  Resource: { ResourceType: "AccessKey", AccessKeyDetails: { UserName: "build" } },
  Service: {
    ServiceName: "guardduty",
    EventFirstSeen: "2026-11-21T02:14:30.000Z",
    EventLastSeen: "2026-11-21T03:14:30.000Z",
    Action: {
      ActionType: "AWS_API_CALL",
      AwsApiCallAction: {
        Api: "ListBuckets",
        ServiceName: "s3.amazonaws.com",
        RemoteIpDetails: { IpAddressV4: "45.83.64.7" },
      },
    },
  },
});

async function propose(text: string, input: CaseInput = blank): Promise<Proposal> {
  const evidence = await readEvidence([{ name: "pasted", content: text }], { now });
  return toProposal(evidence, input, timeZone, now);
}

function mergeAll(proposal: Proposal, input: CaseInput = blank) {
  return merge(proposal, toFirstPicks(proposal), input);
}

function pick(
  proposal: Proposal,
  changes: { ticked?: Partial<Record<ListName, string[]>>; choices?: Partial<Record<ValueName, Choice>> },
): Picks {
  const first = toFirstPicks(proposal);
  const ticked = Object.fromEntries(Object.entries(changes.ticked ?? {}).map(([name, keys]) => [name, new Set(keys)]));
  return { ticked: { ...first.ticked, ...ticked }, choices: { ...first.choices, ...changes.choices } };
}

const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `45.83.${Math.floor(index / 250)}.${index % 250}`);

describe("into an empty form", () => {
  test("a finding gives everything that it holds", async () => {
    const { parts, added } = mergeAll(await propose(finding));
    expect(parts).toMatchObject({
      title: expect.stringContaining("UnauthorizedAccess:IAMUser/MaliciousIPCaller"),
      description: expect.stringContaining("b0aa1bb2cc3dd4ee5ff60718293a4b5c"),
      reportedIncidentStartDate: { date: "2026-11-21", time: "02:14:30", timeZone: "UTC" },
      impactedAccounts: "111122223333",
      impactedAwsRegions: ["eu-central-1"],
      threatActorIpAddresses: [{ ipAddress: "45.83.64.7", userAgent: "" }],
    });
    expect(added.slice(0, 3)).toEqual(["title", "description", "estimated start"]);
    expect(added).toContain("1 IP address");
  });

  test("of 240 addresses 200 go into the table and 40 into the description", async () => {
    const { parts } = mergeAll(await propose(addresses(240).join("\n")));
    expect(parts.threatActorIpAddresses).toHaveLength(200);
    expect(parts.description).toContain("45.83.0.239");
    expect(parts.description).not.toContain("45.83.0.199");
  });

  test("an address that was unticked is neither in the table nor in the description", async () => {
    const proposal = await propose(addresses(240).join("\n"));
    const all = addresses(240).slice(0, 200);
    const { parts } = merge(proposal, pick(proposal, { ticked: { threatActorIpAddresses: all.slice(1) } }), blank);
    expect(parts.threatActorIpAddresses).toHaveLength(199);
    expect(JSON.stringify(parts)).not.toContain('45.83.0.0"');
    expect(parts.description).not.toContain("45.83.0.0,");
  });

  test("nothing that is unticked or kept is added", async () => {
    const proposal = await propose(finding);
    const ticked = { impactedAccounts: [], impactedAwsRegions: [], impactedServices: [], threatActorIpAddresses: [] };
    const choices = { title: "keep", description: "keep", reportedIncidentStartDate: "keep" } as const;
    expect(merge(proposal, pick(proposal, { ticked, choices }), blank)).toEqual({ parts: {}, added: [] });
  });

  test("an address that is also the victim's own is offered, but not ticked", async () => {
    const evidence = (await propose("45.83.64.7")).evidence;
    const marked = evidence.finds.addresses.map((found) => ({ ...found, mark: "also seen as your own" as const }));
    const proposal = toProposal({ ...evidence, finds: { ...evidence.finds, addresses: marked } }, blank, timeZone, now);
    expect(proposal.lists[0]?.entries).toMatchObject([{ key: "45.83.64.7", isTicked: false }]);
    expect(mergeAll(proposal).parts.threatActorIpAddresses).toBeUndefined();
  });
});

describe("a possible version number", () => {
  test("is not ticked at first, but can be", async () => {
    const proposal = await propose("from 45.83.64.9\nopenssl 3.0.13.2, Amsterdam 5.8.18.7");
    const [list] = proposal.lists;
    expect(list?.entries.map(({ key }) => key)).toEqual(["45.83.64.9"]);
    expect(list?.doubtful).toMatchObject([
      { key: "3.0.13.2", isTicked: false },
      { key: "5.8.18.7", isTicked: false },
    ]);
    expect(mergeAll(proposal).added).toContain("1 IP address");
    const picks = pick(proposal, { ticked: { threatActorIpAddresses: ["45.83.64.9", "5.8.18.7"] } });
    expect(merge(proposal, picks, blank).parts.threatActorIpAddresses).toEqual([
      { ipAddress: "45.83.64.9", userAgent: "" },
      { ipAddress: "5.8.18.7", userAgent: "" },
    ]);
  });

  test("can be ticked where nothing else was read", async () => {
    const proposal = await propose("Amsterdam 5.8.18.7");
    const { parts } = merge(proposal, pick(proposal, { ticked: { threatActorIpAddresses: ["5.8.18.7"] } }), blank);
    expect(mergeAll(proposal).added).toEqual([]);
    expect(parts.threatActorIpAddresses).toEqual([{ ipAddress: "5.8.18.7", userAgent: "" }]);
  });

  test("is not offered twice, and not when the form has it", async () => {
    const mine = aCase({ threatActorIpAddresses: [{ ipAddress: "5.8.18.8", userAgent: "" }] });
    const proposal = await propose("Oslo 5.8.18.7, Oslo 5.8.18.8\nfrom 5.8.18.7", mine);
    expect(proposal.lists[0]?.entries.map(({ key }) => key)).toEqual(["5.8.18.7"]);
    expect(proposal.lists[0]?.doubtful).toMatchObject([{ key: "5.8.18.8", isInForm: true }]);
  });
});

describe("into a form that has something", () => {
  const mine = aCase({
    impactedAccounts: "1111-2222-3333",
    impactedAwsRegions: ["us-east-1"],
    threatActorIpAddresses: [
      { ipAddress: "45[.]83[.]64[.]7", userAgent: "mine" },
      { ipAddress: "", userAgent: "" },
      { ipAddress: "2001:db8::1", userAgent: "" },
    ],
  });

  test("no text is overwritten unless that is chosen", async () => {
    const { parts } = mergeAll(await propose(finding, mine), mine);
    expect(parts).not.toHaveProperty("title");
    expect(parts).not.toHaveProperty("description");
    expect(parts).not.toHaveProperty("reportedIncidentStartDate");
  });

  test("a description can be followed by what was read", async () => {
    const proposal = await propose(finding, mine);
    const { parts } = merge(proposal, pick(proposal, { choices: { description: "append" } }), mine);
    expect(parts.description).toMatch(/^Keys of a build user call from an unknown network\.\n\nGuardDuty finding /);
  });

  test("a title can give way", async () => {
    const proposal = await propose(finding, mine);
    const { parts } = merge(proposal, pick(proposal, { choices: { title: "use" } }), mine);
    expect(parts.title).toContain("MaliciousIPCaller");
  });

  test("does not add an entry that the form already has, however it is spelled", async () => {
    const proposal = await propose(`${finding}\n2001:0DB8::0001`, mine);
    const { parts } = mergeAll(proposal, mine);
    expect(parts).toMatchObject({ impactedAwsRegions: ["us-east-1", "eu-central-1"] });
    expect(parts).not.toHaveProperty("impactedAccounts");
    expect(parts).not.toHaveProperty("threatActorIpAddresses");
  });

  test("keeps the form's rows as typed and uses blank rows", async () => {
    const { parts } = mergeAll(await propose("45.83.64.9", mine), mine);
    expect(parts.threatActorIpAddresses).toEqual([
      { ipAddress: "45[.]83[.]64[.]7", userAgent: "mine" },
      { ipAddress: "2001:db8::1", userAgent: "" },
      { ipAddress: "45.83.64.9", userAgent: "" },
    ]);
  });

  test("no more is added than there is room for", async () => {
    const full = aCase({ threatActorIpAddresses: addresses(190).map((ipAddress) => ({ ipAddress, userAgent: "" })) });
    const proposal = await propose(addresses(230).join(" "), full);
    expect(proposal.lists[0]?.room).toBe(10);
    expect(mergeAll(proposal, full).parts.threatActorIpAddresses).toHaveLength(200);
  });

  test("does not add an entry that was typed meanwhile", async () => {
    const before = await propose("45.83.64.9");
    const typed = aCase({ threatActorIpAddresses: [{ ipAddress: "45[.]83[.]64[.]9", userAgent: "" }] });
    const since = toProposal(before.evidence, typed, timeZone, now);
    expect(merge(since, toFirstPicks(before), typed).parts).not.toHaveProperty("threatActorIpAddresses");
  });

  test("a field that was typed in meanwhile is named", async () => {
    const before = await propose(finding);
    const since = toProposal(before.evidence, { ...blank, title: "Typed meanwhile" }, timeZone, now);
    expect(changedSince(before, since)).toEqual(["title"]);
  });
});

describe("a start in doubt", () => {
  test.each([
    ["2026-11-20 01:14 login from 45.83.64.9", "Nothing says in which time zone this is. It was read as UTC."],
    ["2026-10-01T01:14:00Z login from 45.83.64.9", "This start is 51 days ago. Is it right?"],
    ["2025-11-20T01:14:00Z login from 45.83.64.9", "This start is 366 days ago. Is the year right?"],
  ])("of %j is asked about, and not filled unasked", async (text, doubt) => {
    const proposal = await propose(text);
    expect(proposal.values.find(({ name }) => name === "reportedIncidentStartDate")?.doubts).toEqual([doubt]);
    expect(mergeAll(proposal).parts).not.toHaveProperty("reportedIncidentStartDate");
  });

  test("is filled when the analyst says so", async () => {
    const proposal = await propose("2026-11-20 01:14 login from 45.83.64.9");
    const picks = pick(proposal, { choices: { reportedIncidentStartDate: "use" } });
    expect(merge(proposal, picks, blank).parts).toMatchObject({
      reportedIncidentStartDate: { date: "2026-11-20", time: "01:14", timeZone: "UTC" },
    });
  });
});

describe("an exported case", () => {
  const exported = {
    clientToken: "of-the-other-form",
    resolverType: "Self",
    engagementType: "Investigation",
    title: "Exported",
    description: "One\nTwo",
    reportedIncidentStartDate: "2026-03-04T05:06:00.000Z",
    impactedAccounts: ["111122223333"],
    watchers: [{ email: "soc@example.com", name: "Sam" }, { email: "no address" }],
    tags: { ticket: "INC-42", "aws:reserved": "x" },
  };

  test("fills the other fields too, as far as the form takes them", async () => {
    const proposal = await propose(JSON.stringify(exported));
    const { parts } = mergeAll(proposal);
    expect(parts).toMatchObject({
      resolverType: "Self",
      engagementType: "Investigation",
      title: "Exported",
      description: "One\nTwo",
      reportedIncidentStartDate: { date: "2026-03-04", time: "05:06", timeZone: "UTC" },
      watchers: [{ email: "soc@example.com", name: "Sam", jobTitle: "" }],
      tags: [{ key: "ticket", value: "INC-42" }],
    });
    expect(parts).not.toHaveProperty("clientToken");
    expect(proposal.ignored).toHaveLength(2);
  });

  test("keeps watchers and tags that the form has", async () => {
    const mine = aCase({
      watchers: [{ email: "soc@EXAMPLE.com", name: "Mine", jobTitle: "" }],
      tags: [{ key: "ticket", value: "mine" }],
    });
    const { parts } = mergeAll(await propose(JSON.stringify(exported), mine), mine);
    expect(parts).not.toHaveProperty("watchers");
    expect(parts).not.toHaveProperty("tags");
    expect(parts).not.toHaveProperty("resolverType");
  });

  test("cannot bring a text that a field cannot show", async () => {
    const { parts } = mergeAll(await propose(JSON.stringify({ ...exported, title: "a\nb\u0000" })));
    expect(parts).not.toHaveProperty("title");
  });
});

test("the form's rules accept whatever is added", async () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.ipV4()).map((list) => list.join(" ")),
    fc.array(fc.ipV6()).map((list) => list.join("\n")),
    fc.json(),
    fc
      .record({
        resolverType: fc.constant("AWS"),
        title: fc.string({ unit: "binary" }),
        engagementType: fc.string(),
        tags: fc.dictionary(fc.string({ unit: "binary" }), fc.string()),
      })
      .map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { maxLength: 4 }), async (texts) => {
      const input = aCase();
      const { parts } = mergeAll(await propose(texts.join("\n"), input), input);
      expect(caseSchema.safeParse({ ...input, ...parts }).error?.issues ?? []).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
