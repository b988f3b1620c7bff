import { toRecordDocument } from "@/lib/cases/record-document";
import type { CaseRecord } from "@/lib/cases/record-schema";
import { toRecordText } from "@/lib/cases/record-text";
import type { RecordEntry, RecordFact, RecordSection, RecordValue } from "@/lib/cases/record-values";
import { UserText } from "../../_case/user-text";

/** The record as a document. */
export function RecordView({ record }: { record: CaseRecord }) {
  const { heading, title, sections } = toRecordDocument(record);
  return (
    <article>
      <h1 id="page-heading" tabIndex={-1} className="mb-1 text-3xl break-words">
        {heading}
      </h1>
      {title ? (
        <p className="mb-6 text-lg">
          <TypedText>{title}</TypedText>
        </p>
      ) : null}
      {sections.map((section, index) => (
        <Section key={section.heading} section={section} number={index + 1} />
      ))}
    </article>
  );
}

function Section({ section: { heading, notes, facts, entries }, number }: { section: RecordSection; number: number }) {
  return (
    <section className="mb-8">
      <h2 className="mb-2 border-b border-line pb-1 text-xl">
        {number}. {heading}
      </h2>
      {notes.map((note) => (
        <p key={note} className="mb-2">
          {note}
        </p>
      ))}
      <FactsOf facts={facts} />
      {entries.map((entry) => (
        <Entry key={entry.heading} entry={entry} />
      ))}
    </section>
  );
}

/** A long text may go on over the page; its heading and facts stay together. */
function Entry({ entry: { heading, facts, text } }: { entry: RecordEntry }) {
  return (
    <section className="mt-5">
      <div className="break-inside-avoid break-after-avoid">
        <h3 className="text-base">{heading}</h3>
        <FactsOf facts={facts} />
      </div>
      {text === undefined ? null : (
        <div className="mt-1 border-l-4 border-line pl-4">{text === "" ? "Empty" : <TypedText>{text}</TypedText>}</div>
      )}
    </section>
  );
}

function FactsOf({ facts }: { facts: readonly RecordFact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="text-sm">
      {facts.map(({ name, lines }, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the record never changes, and a name may occur twice.
          key={index}
          className="py-0.5 sm:grid sm:grid-cols-[11rem_1fr] sm:gap-4 print:grid print:grid-cols-[10rem_1fr] print:gap-4"
        >
          <dt className="text-ink-soft">
            <Value value={name} />
          </dt>
          <dd className="min-w-0">
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same.
              <span key={at} className="block">
                <Value value={line} />
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { value: RecordValue }) {
  return typeof value === "string" ? value : <TypedText>{value.typed}</TypedText>;
}

function TypedText({ children: typed }: { children: string }) {
  return <UserText>{toRecordText(typed)}</UserText>;
}
