import { describe, expect, it } from "vitest";
import { type TargetKind, toMessage, toPlainText, toSlackBody, toTeamsBody } from "./message";

const portal = "https://casedesk.example.com";
const notice = { product: "GuardDuty", id: "16afba5c", severity: "High (8)" } as const;
const prefilled = `${portal}/cases/new#case-v1=abc`;
const plain = (link?: string) => toMessage("slack", [notice], portal, link);

describe("a message", () => {
  it("to a topic says what was found, and leads to the form", () => {
    expect(toPlainText(plain())).toBe(`GuardDuty finding: High (8)

GuardDuty, High (8): 16afba5c

Open a case:
https://casedesk.example.com/cases/new
`);
  });

  it("to Slack says the same, and lets Slack fetch nothing", () => {
    expect(toSlackBody(plain())).toEqual({
      text: "*GuardDuty finding: High (8)*\n`GuardDuty, High (8): 16afba5c`\n<https://casedesk.example.com/cases/new|Open a case>",
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  it("to Teams is a card of plain text with one button", () => {
    expect(toTeamsBody(plain())).toMatchObject({
      type: "message",
      attachments: [
        {
          contentType: "application/vnd.microsoft.card.adaptive",
          content: {
            body: [
              { inlines: [{ text: "GuardDuty finding: High (8)" }] },
              { inlines: [{ text: "GuardDuty, High (8): 16afba5c" }] },
            ],
            actions: [{ type: "Action.OpenUrl", title: "Open a case", url: `${portal}/cases/new` }],
          },
        },
      ],
    });
  });

  it("says that its link is filled in", () => {
    expect(toPlainText(plain(prefilled))).toContain(`Open a case, filled in from the finding:\n${prefilled}\n`);
  });

  it.each<[TargetKind, number]>([
    ["slack", 2_501],
    ["teams", 20_001],
    ["sns", 190_001],
  ])("to %s has the plain link if the prefilled one is too long, and says why", (kind, length) => {
    expect(toMessage(kind, [notice], portal, prefilled.padEnd(length, "x"))).toMatchObject({
      link: { url: `${portal}/cases/new`, isPrefilled: false },
      note: expect.stringContaining("Paste it into the form"),
    });
  });

  it("lists ten findings and counts the others", () => {
    const text = toPlainText(toMessage("sns", Array(12).fill(notice), portal, undefined));
    expect([text.match(/16afba5c/g)?.length, text.includes("and 2 more"), text.startsWith("12 findings\n")]).toEqual([
      10,
      true,
      true,
    ]);
  });
});
