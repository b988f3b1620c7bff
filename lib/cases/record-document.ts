import { counted, formatCount } from "./counted";
import { toFactsSection } from "./record-facts";
import type { CaseRecord, Missing } from "./record-schema";
import {
  fact,
  orNone,
  type RecordEntry,
  type RecordSection,
  reasonFor,
  toAuthorFacts,
  typed,
  unread,
  when,
} from "./record-values";

// The record's words in their order, for Markdown and print.

export type RecordDocument = {
  heading: string;
  title: string | undefined;
  sections: readonly RecordSection[];
};

export function toRecordDocument(record: CaseRecord): RecordDocument {
  return {
    heading: `Record of case ${record.caseId}`,
    title: record.facts?.title,
    sections: [
      toAbout(record),
      ...(record.missing.length > 0 ? [toMissingSection(record)] : []),
      toFactsSection(record),
      toPeople(record),
      toConversation(record),
      toEdits(record),
      toFindings(record),
      toFiles(record),
    ],
  };
}

function toAbout(record: CaseRecord): RecordSection {
  const { madeBy, madeAt, timeZone, link, caseId, isComplete } = record;
  const person = [madeBy.name, madeBy.email].flatMap((part) => (part === null ? [] : [typed(part)]));
  return {
    heading: "About this record",
    notes: [
      "Casedesk made this record from what AWS Security Incident Response shows to this person under this role.",
      isComplete
        ? "Nothing is missing: AWS showed everything that it was asked for."
        : "This record is not complete. See “What is missing”.",
    ],
    facts: [
      fact("Case", typed(caseId)),
      fact("Link", typed(link)),
      fact("Made by", ...(person.length > 0 ? person : ["Name unknown"])),
      fact("Role", typed(madeBy.role), typed(madeBy.roleArn)),
      fact("Known to AWS as", typed(madeBy.roleSessionArn)),
      when("Made", madeAt, timeZone),
      fact("Times", timeZone === "UTC" ? "In UTC." : `Each in UTC and in the time zone ${timeZone}.`),
    ],
    entries: [],
  };
}

function toMissingSection({ missing }: CaseRecord): RecordSection {
  return {
    heading: "What is missing",
    notes: missing.map(({ sentence }, index) => `${index + 1}. ${sentence}`),
    facts: [],
    entries: [],
  };
}

function toPeople({ people: { watchers, authors }, missing }: CaseRecord): RecordSection {
  return {
    heading: "People",
    notes: ["AWS sends e-mails about the case to its watchers. The others wrote, changed or sent something."],
    facts: [
      {
        name: "Watchers",
        lines:
          watchers === null
            ? [reasonFor("watchers", missing)]
            : orNone(
                watchers.map(({ email, name, jobTitle }) =>
                  typed([email, name, jobTitle].filter((part) => part).join(", ")),
                ),
              ),
      },
    ],
    entries: authors.map((author, index) => ({
      heading: `Person ${index + 1}`,
      facts: [
        ...toAuthorFacts("Name", author),
        fact(
          "In this record",
          [counted(author.comments, "comment"), counted(author.edits, "edit"), counted(author.files, "file")].join(
            ", ",
          ),
        ),
      ],
    })),
  };
}

function toConversation({ comments, timeZone, missing }: CaseRecord): RecordSection {
  return listed("Conversation", "comments", comments, missing, ({ commentId, author, createdDate, changed, body }) => ({
    facts: [
      ...toAuthorFacts("From", author),
      when("Written", createdDate, timeZone),
      ...(changed ? [when("Last changed", changed.at, timeZone), ...toAuthorFacts("Changed by", changed.by)] : []),
      fact("Number at AWS", typed(commentId)),
    ],
    text: body,
  }));
}

function toEdits({ edits, timeZone, missing }: CaseRecord): RecordSection {
  return listed("Edits", "edits", edits, missing, ({ author, at, action, message }) => ({
    facts: [...toAuthorFacts("By", author), when("Time", at, timeZone), fact("Action", typed(action))],
    text: message,
  }));
}

function toFindings({ findings, timeZone, missing }: CaseRecord): RecordSection {
  return listed("Findings of AWS", "findings", findings, missing, (finding) => ({
    facts: [
      fact("Title", typed(finding.title)),
      fact("Kind", typed(finding.type)),
      fact("Status", typed(finding.status)),
      when("Last updated", finding.lastUpdated, timeZone),
      ...(finding.feedback?.usefulness ? [fact("Rated", typed(finding.feedback.usefulness))] : []),
      ...(finding.feedback?.comment ? [fact("Comment on it", typed(finding.feedback.comment))] : []),
      fact("Number at AWS", typed(finding.investigationId)),
    ],
    text: finding.content,
  }));
}

function toFiles({ files, timeZone, missing }: CaseRecord): RecordSection {
  const section = listed("Files", "files", files, missing, (file) => ({
    facts: [
      fact("Name", typed(file.fileName)),
      ...toAuthorFacts("From", file.author),
      when("Added", file.createdDate, timeZone),
      fact("Check by AWS", typed(file.status)),
      fact("SHA-256", file.sha256 === null ? "Not known: AWS does not give it" : typed(file.sha256)),
      fact("Number at AWS", typed(file.attachmentId)),
    ],
  }));
  return files?.length
    ? { ...section, notes: [...section.notes, "The files themselves are not in this record."] }
    : section;
}

type ListedPart = "comments" | "edits" | "findings" | "files";

function listed<Item>(
  heading: string,
  part: ListedPart,
  items: readonly Item[] | null,
  missing: readonly Missing[],
  toEntry: (item: Item) => Omit<RecordEntry, "heading">,
): RecordSection {
  if (items === null) return unread(heading, part, missing);
  const noun = part.slice(0, -1);
  const isPart = missing.some(({ parts }) => parts.includes(part));
  const count =
    items.length === 0
      ? "AWS shows none."
      : `${formatCount(items.length)} ${items.length === 1 ? noun : part}, oldest first.`;
  return {
    heading,
    notes: [count, ...(isPart ? [reasonFor(part, missing)] : [])],
    facts: [],
    entries: items.map((item, index) => ({ heading: `${toUpperFirst(noun)} ${index + 1}`, ...toEntry(item) })),
  };
}

function toUpperFirst(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}
