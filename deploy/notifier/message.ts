import type { Notice } from "./notice";

export type TargetKind = "sns" | "slack" | "teams";

/** `isPrefilled`: the link holds the finding in clear. */
export type FormLink = { url: string; isPrefilled: boolean };

export type Message = { notices: readonly Notice[]; link: FormLink; note: string | undefined };

const maxNotices = 10;

/** Longest link by target: Slack's text of a section, three quarters of Teams' 28 KB, of SNS's 256 KB. */
const maxLinkCharacters: Record<TargetKind, number> = { slack: 2_500, teams: 20_000, sns: 190_000 };

/** Says what was found where, and links to the form. `prefilled` is undefined if the content must not be in it. */
export function toMessage(
  kind: TargetKind,
  notices: readonly Notice[],
  portalUrl: string,
  prefilled: string | undefined,
): Message {
  const isTooLong = prefilled !== undefined && prefilled.length > maxLinkCharacters[kind];
  const url = prefilled === undefined || isTooLong ? new URL("/cases/new", portalUrl).href : prefilled;
  return {
    notices,
    link: { url, isPrefilled: url === prefilled },
    note: isTooLong ? "The finding is too long for a prefilled link here. Paste it into the form." : undefined,
  };
}

export function toSubject({ notices }: Message): string {
  const [first] = notices;
  return notices.length === 1 && first ? `${first.product} finding: ${first.severity}` : `${notices.length} findings`;
}

function lines({ notices, note }: Message): string[] {
  const shown = notices.slice(0, maxNotices).map(({ product, severity, id }) => `${product}, ${severity}: ${id}`);
  const more = notices.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : []), ...(note ? [note] : [])];
}

function linkText({ link }: Message): string {
  return link.isPrefilled ? "Open a case, filled in from the finding" : "Open a case";
}

export function toPlainText(message: Message): string {
  return [toSubject(message), "", ...lines(message), "", `${linkText(message)}:`, message.link.url, ""].join("\n");
}

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export function toSlackBody(message: Message): object {
  const code = (line: string) => `\`${toSlackText(line)}\``;
  const text = [
    `*${toSlackText(toSubject(message))}*`,
    ...lines(message).map(code),
    `<${toSlackText(message.link.url)}|${linkText(message)}>`,
  ].join("\n");
  return { text, unfurl_links: false, unfurl_media: false };
}

// Slack's own rule for text that it must not read as markup. A line is code, in which it makes no links.
function toSlackText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/`/g, "'");
}

/** An adaptive card for a workflow of Teams. A TextRun is plain text: it reads no Markdown. */
export function toTeamsBody(message: Message): object {
  const run = (text: string, weight = "Default") => ({
    type: "RichTextBlock",
    inlines: [{ type: "TextRun", text, weight }],
  });
  return {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          body: [run(toSubject(message), "Bolder"), ...lines(message).map((line) => run(line))],
          actions: [{ type: "Action.OpenUrl", title: linkText(message), url: message.link.url }],
        },
      },
    ],
  };
}
