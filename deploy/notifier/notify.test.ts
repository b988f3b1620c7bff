import { describe, expect, it } from "vitest";
import { type Message, toPlainText, toSlackBody, toTeamsBody } from "./message";
import { createNotifier, type DraftLink } from "./notify";
import { guardDutyEvent, guardDutyFinding, securityHubEvent, securityHubFinding } from "./some-events";

// No word of it is in a finding.
const portal = "https://desk.invalid";
const environment = { PORTAL_URL: portal, TARGET_KIND: "slack", TARGET_ARN: "arn" };

async function sentFor(event: unknown, draftLink?: DraftLink): Promise<Message[]> {
  const sent: Message[] = [];
  const send = async (message: Message) => void sent.push(message);
  await createNotifier(environment, draftLink, () => send)(event);
  return sent;
}

/** Every text in a value; shorter ones can be in a word of ours by chance. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.length > 4 ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe("a message without content", () => {
  it.each([
    ["GuardDuty", guardDutyEvent, guardDutyFinding, guardDutyFinding.id, []],
    // Its severity, which a message names.
    ["Security Hub", securityHubEvent, securityHubFinding, securityHubFinding.Id, ["CRITICAL"]],
  ])("has nothing of a finding of %s but its ID and severity", async (_product, event, finding, id, severity) => {
    const [message] = await sentFor(event);
    const told = message ? JSON.stringify([toPlainText(message), toSlackBody(message), toTeamsBody(message)]) : "";
    const rest = told.replaceAll(id, "").replaceAll("GuardDuty", "").toLowerCase();
    expect(told).toContain(id);
    expect(textsIn(finding).filter((text) => text !== id && rest.includes(text.toLowerCase()))).toEqual(severity);
    expect(told).toContain(`${portal}/cases/new`);
    expect(told).not.toContain("#");
  });
});

describe("the notifier", () => {
  it("hands over the finding as a person would paste it", async () => {
    const asked: unknown[] = [];
    const draftLink: DraftLink = async (content, portalUrl) => {
      asked.push([JSON.parse(content), portalUrl]);
      return `${portalUrl}/cases/new#case-v1=x`;
    };
    const [message] = await sentFor(guardDutyEvent, draftLink);
    expect(asked).toEqual([[guardDutyFinding, portal]]);
    expect(message?.link).toEqual({ url: `${portal}/cases/new#case-v1=x`, isPrefilled: true });
  });

  it("has the plain link where a finding holds nothing for the form", async () => {
    const [message] = await sentFor(guardDutyEvent, async () => undefined);
    expect(message?.link).toEqual({ url: `${portal}/cases/new`, isPrefilled: false });
  });

  it("fails when the message was not sent, so that Lambda tries again", async () => {
    const failing = createNotifier(environment, undefined, () => async () => {
      throw new Error("The webhook answered 500");
    });
    await expect(failing(guardDutyEvent)).rejects.toThrow("The webhook answered 500");
  });

  it("does not start for a target that it does not know", () => {
    expect(() => createNotifier({ ...environment, TARGET_KIND: "mail" })).toThrow("TARGET_KIND");
  });
});
