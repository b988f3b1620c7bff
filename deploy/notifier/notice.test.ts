import { describe, expect, it } from "vitest";
import { readEvent } from "./notice";
import { guardDutyEvent, guardDutyFinding, securityHubEvent, securityHubFinding } from "./some-events";

const withSeverity = (severity: number) => ({ ...guardDutyEvent, detail: { ...guardDutyFinding, severity } });
const withFinding = (change: object) => ({
  ...securityHubEvent,
  detail: { ...securityHubEvent.detail, findings: [{ ...securityHubFinding, ...change }] },
});

describe("an event", () => {
  it("of GuardDuty gives the finding's ID and severity", () => {
    expect(readEvent(guardDutyEvent).notices).toEqual([
      { product: "GuardDuty", id: guardDutyFinding.id, severity: "High (8)" },
    ]);
  });

  it.each([
    [9.5, "Critical (9.5)"],
    [7, "High (7)"],
    [6.9, "Medium (6.9)"],
    [1, "Low (1)"],
  ])("of GuardDuty with severity %d is called %s", (severity, words) => {
    expect(readEvent(withSeverity(severity)).notices[0]?.severity).toBe(words);
  });

  it("of Security Hub's custom action gives each finding's ID and severity", () => {
    expect(readEvent(securityHubEvent).notices).toEqual([
      { product: "Security Hub", id: securityHubFinding.Id, severity: "Critical" },
    ]);
  });

  it.each([{ Severity: undefined }, { Severity: {} }, { Severity: { Label: "<!channel>" } }])(
    "of Security Hub whose severity is none of AWS's is Unknown: %j",
    (change) => {
      expect(readEvent(withFinding(change)).notices[0]?.severity).toBe("Unknown");
    },
  );

  it("lets no finding's ID hold markup, spaces or line ends, or be endless", () => {
    const id = readEvent(withFinding({ Id: `a b\n<!channel>[x](y)\`${"x".repeat(1000)}` })).notices[0]?.id;
    expect([id?.slice(0, 22), id?.length]).toEqual(["a?b??!channel??x??y??x".replaceAll("!", "?"), 512]);
  });

  it.each([
    ["another source", { ...guardDutyEvent, source: "my.app" }],
    ["another kind", { ...guardDutyEvent, "detail-type": "GuardDuty Something" }],
    ["no finding", { ...guardDutyEvent, detail: {} }],
    ["nothing", undefined],
  ])("with %s is refused, without its content", (_what, event) => {
    expect(() => readEvent(event)).toThrow(
      /^The event is neither a GuardDuty finding nor a custom action of Security Hub$/,
    );
  });
});
