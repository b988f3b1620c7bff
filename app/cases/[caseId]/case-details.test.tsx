import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Called, Failed } from "@/lib/aws/call";
import type { CaseDetails as Details } from "@/lib/aws/security-ir/get-case";
import { byName, textLists } from "@/lib/cases/case-fields";
import { aSession } from "@/lib/testing/session";
import { CaseDetails } from "./case-details";

const getCase = vi.hoisted(() => vi.fn<() => Promise<Called<Details>>>());
vi.mock("@/lib/aws/security-ir/get-case", () => ({ getCase }));

beforeEach(() => vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  getCase.mockReset();
});

/** The markup of the details, once everything has loaded. */
async function markupOf({ isJustOpened = false } = {}): Promise<string> {
  const details = CaseDetails({ caseId: "1234567890", isJustOpened, session: aSession() });
  const [element] = await Promise.all([details, vi.runAllTimersAsync()]);
  return renderToStaticMarkup(element);
}

const absent: Failed = { ok: false, failure: { kind: "not-found", outcome: "not-done" } };

const nothing: Details = {
  caseArn: undefined,
  pendingAction: undefined,
  closureCode: undefined,
  caseMetadata: [],
  files: [],
  title: "",
  description: "",
  caseStatus: undefined,
  resolverType: undefined,
  engagementType: undefined,
  reportedIncidentStartDate: undefined,
  actualIncidentStartDate: undefined,
  createdDate: undefined,
  lastUpdatedDate: undefined,
  closedDate: undefined,
  impactedAccounts: [],
  impactedAwsRegions: [],
  ...byName(textLists, () => []),
  threatActorIpAddresses: [],
  watchers: [],
};

const details: Details = {
  ...nothing,
  title: "Unknown access keys",
  description: "<b>Keys</b> of a \u202ebuild user",
  caseStatus: "Submitted",
  resolverType: "AWS",
  engagementType: "Security Incident",
  reportedIncidentStartDate: new Date("2026-03-04T05:06:00Z"),
  impactedAccounts: ["111122223333"],
  impactedAwsRegions: ["eu-central-1"],
  threatActorIpAddresses: [{ ipAddress: "192.0.2.1", userAgent: "curl/8" }],
};

const read = (answer: Details): Called<Details> => ({ ok: true, answer, hadUnclearAttempt: false });

describe("the details of a case", () => {
  test("are what AWS has, in words", async () => {
    getCase.mockResolvedValue(read(details));
    expect((await markupOf()).replace(/<[^>]*>/g, "|")).toMatch(
      /Submitted.*Resolve case with AWS.*Active security incident.*111122223333.*eu-central-1.*192\.0\.2\.1/s,
    );
  });

  test("show text as text, and bidirectional controls by their numbers", async () => {
    getCase.mockResolvedValue(read(details));
    expect(await markupOf()).toMatch(/&lt;b&gt;Keys&lt;\/b&gt; of a <span[^>]*>[^<]*202E/);
  });

  test("show a status that the portal does not know as it is", async () => {
    // AWS may add a status at any time.
    const unheard = { ...details, caseStatus: "Paused" } as unknown as Details;
    getCase.mockResolvedValue(read(unheard));
    expect(await markupOf()).toContain(">Paused<");
  });

  test("may be missing altogether", async () => {
    getCase.mockResolvedValue(read(nothing));
    expect(await markupOf()).toContain(">Unknown<");
  });
});

describe("the details of a case that was just opened", () => {
  test("are read again when AWS does not have them yet", async () => {
    getCase.mockResolvedValueOnce(absent).mockResolvedValueOnce(absent).mockResolvedValueOnce(read(details));
    expect(await markupOf({ isJustOpened: true })).toContain("111122223333");
  });
});
