"use client";

import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import { caseFields } from "@/lib/cases/case-fields";
import type { CaseParts } from "@/lib/cases/case-link";
import type { CaseInput } from "@/lib/cases/case-schema";
import { counted } from "@/lib/cases/counted";
import { codePointLength } from "@/lib/cases/text";
import { toCountSentence } from "@/lib/evidence/draft";
import { type Evidence, skipWords } from "@/lib/evidence/findings/evidence";
import { UserText } from "../../user-text";
import { DoubtfulList, EvidenceList, type TickedChange } from "./evidence-list";
import {
  type Choice,
  changedSince,
  descriptionFor,
  merge,
  type Proposal,
  toFirstPicks,
  toProposal,
  type ValueProposal,
} from "./evidence-proposal";
import { formatBytes } from "./format-bytes";
import type { SecretInItem } from "./secrets-in-items";

type EvidenceReviewProps = {
  evidence: Evidence;
  secrets: readonly SecretInItem[];
  getInput: () => CaseInput;
  timeZone: string;
  onAdd: (parts: CaseParts, added: readonly string[]) => void;
  onBack: () => void;
};

/** What was read, what of it would be added, and what is left out and why; nothing changes before "Add to form". Takes the focus when it appears. */
export function EvidenceReview({ evidence, secrets, getInput, timeZone, onAdd, onBack }: EvidenceReviewProps) {
  const [proposal, setProposal] = useState(() => toProposal(evidence, getInput(), timeZone));
  const [picks, setPicks] = useState(() => toFirstPicks(proposal));
  const [problem, setProblem] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  // The same function at each render: a list of hundreds renders only the entry that was ticked.
  const onTicked: TickedChange = useCallback(
    (name, change) =>
      setPicks((before) => ({ ...before, ticked: { ...before.ticked, [name]: change(before.ticked[name]) } })),
    [],
  );
  const setChoice = (name: ValueProposal["name"], choice: Choice) =>
    setPicks((before) => ({ ...before, choices: { ...before.choices, [name]: choice } }));

  function add() {
    const now = toProposal(evidence, getInput(), timeZone);
    // The form could be typed in meanwhile: what was typed then has not been asked about.
    const changed = changedSince(proposal, now);
    if (changed.some((name) => picks.choices[name] !== "keep")) {
      setProposal(now);
      for (const name of changed) setChoice(name, "keep");
      setProblem("The form has changed since this was read, and nothing was added. Check the choices again.");
      return;
    }
    const { parts, added } = merge(now, picks, getInput());
    if (added.length > 0) onAdd(parts, added);
    else setProblem("Nothing is ticked that the form does not have already.");
  }

  const offered = proposal.lists.filter(({ entries }) => entries.length > 0);
  const hasOffers = offered.length > 0 || proposal.values.length > 0;
  return (
    <div className="mt-4 space-y-5">
      <h3 ref={heading} tabIndex={-1} className="text-lg">
        {hasOffers ? "What was read" : "Nothing was found that the form could take"}
      </h3>
      <WhatWasRead evidence={evidence} />
      <SecretsRead secrets={secrets} />
      {proposal.values.map((value) => (
        <ValueChoice
          key={value.name}
          value={value.name === "description" ? { ...value, theirs: descriptionFor(proposal, picks) } : value}
          choice={picks.choices[value.name]}
          onChoice={(choice) => setChoice(value.name, choice)}
        />
      ))}
      {offered.map((list) => (
        <EvidenceList key={list.name} list={list} ticked={picks.ticked[list.name]} onTicked={onTicked} />
      ))}
      <LeftOut evidence={evidence} proposal={proposal}>
        {proposal.lists.map((list) => (
          <DoubtfulList key={list.name} list={list} ticked={picks.ticked[list.name]} onTicked={onTicked} />
        ))}
      </LeftOut>
      <p role="status" className="font-semibold text-danger">
        {problem}
      </p>
      <div className="flex flex-wrap gap-3">
        {hasOffers || proposal.lists.length > 0 ? <PrimaryButton onClick={add}>Add to form</PrimaryButton> : null}
        <SecondaryButton onClick={onBack}>Back to the evidence</SecondaryButton>
      </div>
    </div>
  );
}

function WhatWasRead({ evidence: { items, totals } }: { evidence: Evidence }) {
  return (
    <div>
      <ul aria-label="What was read" className="list-disc space-y-1 pl-5">
        {items.map(({ name, formats, bytes, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two files may have one name.
          <li key={index} className="break-words">
            <UserText>{name}</UserText> ({formatBytes(bytes)})
            {formats.length > 0 ? `: ${formats.map(({ format, count }) => `${count} × ${format}`).join(", ")}` : ""}
            {note ? <strong className="block">{note}</strong> : null}
          </li>
        ))}
      </ul>
      {totals.addresses.read > 0 ? <p className="mt-2">{toCountSentence(totals.addresses, "IP address")}</p> : null}
    </div>
  );
}

function SecretsRead({ secrets }: { secrets: readonly SecretInItem[] }) {
  if (secrets.length === 0) return null;
  return (
    <Alert tone="notice">
      <p className="font-semibold">What was pasted seems to hold secrets</p>
      <p>Only what is ticked below goes into the form, and the form is looked through again before it is sent.</p>
      <ul className="mt-1 list-disc pl-5">
        {secrets.slice(0, maxSecretsShown).map(({ item, line, what, excerpt }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a line may hold several.
          <li key={index} className="break-words">
            <UserText>{item}</UserText>, line {line}: looks like {what}:{" "}
            <code className="break-all">
              <UserText>{excerpt}</UserText>
            </code>
          </li>
        ))}
        {secrets.length > maxSecretsShown ? <li>and {secrets.length - maxSecretsShown} more</li> : null}
      </ul>
    </Alert>
  );
}

const maxSecretsShown = 10;

const choiceWords: Record<Choice, string> = {
  keep: "Keep what the form has",
  use: "Use what was read",
  append: "Add it below what the form has",
};

type ValueChoiceProps = { value: ValueProposal; choice: Choice; onChoice: (choice: Choice) => void };

const scrolling = "max-h-48 overflow-y-auto rounded-md border border-line bg-sunken px-3 py-2 break-words";

/** A field with one value: what was read beside what is there, and the choice. */
function ValueChoice({ value: { name, heading, theirs, mine, choices }, choice, onChoice }: ValueChoiceProps) {
  const id = useId();
  const combined = choice === "append" ? `${mine}\n\n${theirs}` : theirs;
  const field = caseFields[name];
  const isLongText = field.kind === "text" && field.multiline;
  const over = isLongText && choice !== "keep" ? codePointLength(combined) - field.maxCharacters : 0;
  return (
    <fieldset className="min-w-0 border-t border-line pt-4">
      <legend className="float-left mb-1 w-full font-semibold">{heading}</legend>
      <div className="clear-both">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, and has to by keyboard too. */}
        <section aria-label={`${heading}, as read`} tabIndex={0} className={scrolling}>
          <UserText>{theirs}</UserText>
        </section>
      </div>
      {mine === "" ? null : (
        <p className="mt-1 text-sm text-ink-soft">The form has: “{<UserText>{shortened(mine)}</UserText>}”</p>
      )}
      <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
        {choices.map((one) => (
          <div key={one} className="flex items-start gap-2">
            <input
              type="radio"
              id={`${id}-${one}`}
              name={`${id}-choice`}
              checked={choice === one}
              onChange={() => onChoice(one)}
              className="mt-0.5 size-6 shrink-0 accent-accent"
            />
            <label htmlFor={`${id}-${one}`}>
              {mine === "" && one === "keep" ? "Leave it empty" : choiceWords[one]}
            </label>
          </div>
        ))}
      </div>
      {over > 0 ? (
        <p className="mt-1 text-danger">That is {counted(over, "character")} more than AWS accepts.</p>
      ) : null}
    </fieldset>
  );
}

function shortened(text: string): string {
  const start = Array.from(text.slice(0, 400));
  return start.length > 120 ? `${start.slice(0, 120).join("")}…` : text;
}

type LeftOutProps = { evidence: Evidence; proposal: Proposal; children: ReactNode };

/** `children`: the ticks of what looks like a version number, which stand with that reason. */
function LeftOut({ evidence: { skipped, items }, proposal: { ignored }, children }: LeftOutProps) {
  const count = skipped.reduce((sum, group) => sum + group.count, 0) + ignored.length;
  if (count === 0) return null;
  return (
    <details className="border-t border-line pt-4">
      <summary className="cursor-pointer font-semibold text-accent underline underline-offset-4">
        {count} left out, and why
      </summary>
      <ul className="mt-2 list-disc space-y-2 pl-5">
        {skipped.map(({ why, count: reasonCount, values }) => (
          <li key={why} className="break-words">
            <strong>
              {reasonCount} × {skipWords[why]}:
            </strong>{" "}
            <UserText>
              {values
                .slice(0, maxValuesShown)
                .map(({ value, from }) => (items.length > 1 ? `${value} (${items[from[0] ?? 0]?.name ?? ""})` : value))
                .join(", ")}
            </UserText>
            {reasonCount > maxValuesShown ? ` and ${reasonCount - Math.min(maxValuesShown, values.length)} more` : ""}
            {why === "version number" ? children : null}
          </li>
        ))}
        {ignored.map((reason) => (
          <li key={reason} className="break-words">
            <UserText>{reason}</UserText>
          </li>
        ))}
      </ul>
    </details>
  );
}

const maxValuesShown = 20;
