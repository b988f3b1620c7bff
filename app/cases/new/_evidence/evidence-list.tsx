"use client";

import { memo, useCallback, useId, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { counted, plural } from "@/lib/cases/counted";
import type { Entry, ListName, ListProposal } from "@/lib/evidence/evidence-proposal";
import { UserText } from "../../_case/user-text";

// Longer lists start closed and can be filtered.
const maxSeenAtOnce = 10;

type EvidenceListProps = {
  list: ListProposal;
  ticked: ReadonlySet<string>;
  onTicked: TickedChange;
};

export type TickedChange = (name: ListName, change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void;

export function EvidenceList({ list, ticked, onTicked }: EvidenceListProps) {
  const { name, heading, noun, room, entries, doubtful } = list;
  const [isOpen, setIsOpen] = useState(entries.length <= maxSeenAtOnce);
  const [filter, setFilter] = useState("");
  const id = useId();

  const onTick = useTick(name, onTicked);

  const free = entries.filter(({ isInForm }) => !isInForm);
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ label, detail }: Entry) => words.every((word) => `${label} ${detail}`.toLowerCase().includes(word));
  const shown = entries.filter(fits);
  const tickShown = (isTicked: boolean) => {
    const keys = shown.filter(({ isInForm }) => !isInForm).map(({ key }) => key);
    onTicked(
      name,
      (before) => new Set(isTicked ? [...before, ...keys] : [...before].filter((one) => !keys.includes(one))),
    );
  };
  const wanted = [...free, ...doubtful.filter(({ isInForm }) => !isInForm)].filter(({ key }) => ticked.has(key));
  const over = wanted.length - room;
  const selected = free.filter(({ key }) => ticked.has(key)).length;
  const inForm = entries.length - free.length;
  const counts = [
    free.length > 0 || inForm === 0 ? `${selected} of ${free.length} selected` : "",
    inForm > 0 ? `${inForm} already in the form` : "",
  ];

  return (
    <fieldset className="min-w-0 border-t border-line pt-4">
      <legend className="float-left mb-1 w-full font-semibold">
        {heading}: {counts.filter(Boolean).join(", ")}
      </legend>
      <div className="clear-both">
        {over > 0 ? (
          <p className="mb-2 text-danger">
            The form has room for {room} more. The last {over === 1 ? noun : counted(over, noun)} will be left out.
          </p>
        ) : null}
        {entries.length > maxSeenAtOnce ? (
          <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
            <LinkButton aria-expanded={isOpen} aria-controls={`${id}-list`} onClick={() => setIsOpen(!isOpen)}>
              {isOpen ? "Hide" : "Show"} the {entries.length} {plural(noun)}
            </LinkButton>
            <LinkButton onClick={() => tickShown(true)}>
              Select all<span className="sr-only"> {plural(noun)} shown</span>
            </LinkButton>
            <LinkButton onClick={() => tickShown(false)}>
              Select none<span className="sr-only"> of the {plural(noun)} shown</span>
            </LinkButton>
          </div>
        ) : null}
        <div id={`${id}-list`}>
          {isOpen && entries.length > maxSeenAtOnce ? (
            <div className="mb-2">
              <label htmlFor={`${id}-filter`} className="mb-1 block text-sm font-semibold">
                Filter {plural(noun)}
              </label>
              <Input id={`${id}-filter`} value={filter} onChange={(event) => setFilter(event.target.value)} />
              <p role="status" className="mt-1 text-sm text-ink-soft">
                {filter === "" ? "" : `${shown.length} of ${entries.length} shown`}
              </p>
            </div>
          ) : null}
          {isOpen ? (
            // The list scrolls by keyboard because its entries can take the focus.
            <ul
              className={
                entries.length > maxSeenAtOnce ? "max-h-96 overflow-y-auto rounded-md border border-line px-3" : ""
              }
            >
              {shown.map((entry) => (
                <EntryRow key={entry.key} entry={entry} isTicked={ticked.has(entry.key)} onTick={onTick} />
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </fieldset>
  );
}

/** Values that were left out, each with an empty checkbox. */
export function DoubtfulList({ list: { name, noun, doubtful }, ticked, onTicked }: EvidenceListProps) {
  const id = useId();
  const onTick = useTick(name, onTicked);
  if (doubtful.length === 0) return null;
  return (
    <>
      <p id={id}>Select any that are {plural(noun)}.</p>
      <ul aria-labelledby={id}>
        {doubtful.map((entry) => (
          <EntryRow key={entry.key} entry={entry} isTicked={ticked.has(entry.key)} onTick={onTick} />
        ))}
      </ul>
    </>
  );
}

// A stable function, so that ticking one of hundreds of entries renders only that one.
function useTick(name: ListName, onTicked: TickedChange) {
  return useCallback(
    (key: string, isTicked: boolean) =>
      onTicked(name, (before) => new Set(isTicked ? [...before, key] : [...before].filter((one) => one !== key))),
    [name, onTicked],
  );
}

type EntryRowProps = { entry: Entry; isTicked: boolean; onTick: (key: string, isTicked: boolean) => void };

// Memoised, because a list may hold hundreds.
const EntryRow = memo(function EntryRow({ entry, isTicked, onTick }: EntryRowProps) {
  const { key, label, detail, mark, isInForm } = entry;
  const id = useId();
  const note = isInForm ? "already in the form" : mark;
  return (
    <li className="flex items-start gap-3 py-1.5 [contain-intrinsic-size:auto_3rem] [content-visibility:auto]">
      <input
        type="checkbox"
        id={id}
        checked={isTicked && !isInForm}
        aria-disabled={isInForm}
        onChange={(event) => {
          if (!isInForm) onTick(key, event.target.checked);
        }}
        aria-describedby={`${id}-detail`}
        className="mt-0.5 size-6 shrink-0 accent-accent aria-disabled:opacity-60"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="wrap-anywhere">
          <UserText>{label}</UserText>
          {note === undefined ? null : <strong className="ml-2 text-sm text-notice"> {note}</strong>}
        </label>
        <p id={`${id}-detail`} className="text-sm break-words text-ink-soft">
          <UserText>{detail}</UserText>
        </p>
      </div>
    </li>
  );
});
