import { arrangeCases } from "./arrange-cases";
import { counted } from "./counted";
import { defaultView } from "./list-view";
import { toResolverWords, toStatusWords } from "./list-words";
import type { ListedCase } from "./listed-case";
import { formatUtc } from "./moment-text";
import { legible, toLines } from "./text-lines";

export type HandOver = {
  cases: Iterable<ListedCase>;
  /** The portal's address, without a path. */
  origin: string;
  at: Date;
  /** False if a part of AWS's list was not read. */
  isComplete: boolean;
};

/** The open cases for the next shift, those that wait for an answer first. Search and filters play no part. */
export function toHandOverText(handOver: HandOver): string {
  return toHandOver(handOver, {
    title: "",
    heading: "",
    toEntry: (one, link) => [
      `- ${one.caseId}: ${withoutMentions(toTitle(one))}`,
      `  ${withoutMentions(toFacts(one))}`,
      `  ${link}`,
    ],
  });
}

export function toHandOverMarkdown(handOver: HandOver): string {
  return toHandOver(handOver, {
    title: "## ",
    heading: "### ",
    toEntry: (one, link) => [
      `- [${one.caseId}](${link}): ${escapeMarkdown(toTitle(one))}`,
      `  - ${escapeMarkdown(toFacts(one))}`,
    ],
  });
}

type Format = { title: string; heading: string; toEntry: (one: ListedCase, link: string) => string[] };

function toHandOver({ cases, origin, at, isComplete }: HandOver, { title, heading, toEntry }: Format): string {
  const { waiting, others } = arrangeCases(cases, defaultView);
  const toEntries = (some: readonly ListedCase[]) =>
    some.flatMap((one) => toEntry(one, `${origin}/cases/${one.caseId}`));
  const rule = "AWS closes a case after five business days without an answer.";
  const otherWords = waiting.length === 0 ? "Open cases" : "Other open cases";
  return toLines([
    `${title}Hand-over of ${toMinute(at)}: ${counted(waiting.length + others.length, "open case")}`,
    ...(waiting.length === 0 ? [] : ["", `${heading}Waiting for you (${waiting.length})`, "", rule, ""]),
    ...toEntries(waiting),
    ...(others.length === 0 ? [] : ["", `${heading}${otherWords} (${others.length})`, ""]),
    ...toEntries(others),
    ...(isComplete ? [] : ["", "Not all cases had been read from AWS when this was copied."]),
  ]);
}

/** On one line. */
function toTitle({ title }: ListedCase): string {
  return legible(title.replace(/\p{Cc}+/gu, " ")).trim() || "No title";
}

function toFacts(one: ListedCase): string {
  const updated = one.updatedAt === undefined ? "" : `, last update ${toMinute(new Date(one.updatedAt))}`;
  return `${toStatusWords(one)}, resolved by ${toResolverWords(one).replace(/^Your/, "your")}${updated}`;
}

/** "22 Nov 2026, 01:14 UTC". */
function toMinute(moment: Date): string {
  return formatUtc(new Date(Math.floor(moment.getTime() / 60_000) * 60_000));
}

/** Chats notify people of "@name", even where it is escaped. After a zero-width space they see no name. */
function withoutMentions(text: string): string {
  return text.replace(/@/g, "@\u200B");
}

/** Every mark of ASCII can be escaped (CommonMark 2.4). An escaped address does not become a link. */
function escapeMarkdown(text: string): string {
  return withoutMentions(text.replace(/[!-/:-@[-`{-~]/g, "\\$&"));
}
