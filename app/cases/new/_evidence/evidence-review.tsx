"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import type { CaseParts } from "@/lib/cases/case-link";
import type { CaseInput } from "@/lib/cases/case-schema";
import { withComments } from "@/lib/cases/long-description";
import {
  type Choice,
  changedSince,
  descriptionFor,
  merge,
  toFirstPicks,
  toProposal,
  type ValueProposal,
} from "@/lib/evidence/evidence-proposal";
import type { Evidence, EvidenceItem } from "@/lib/evidence/findings/evidence";
import type { SecretInItem } from "@/lib/evidence/secrets-in-items";
import { DoubtfulList, EvidenceList, type TickedChange } from "./evidence-list";
import { ItemsRead } from "./items-read";
import { LeftOut } from "./left-out";
import { SecretsAlert } from "./secrets-alert";
import { SendAsComments } from "./send-as-comments";
import { ValueChoice } from "./value-choice";

type EvidenceReviewProps = {
  evidence: Evidence;
  /** As it was pasted and chosen. */
  items: readonly EvidenceItem[];
  secrets: readonly SecretInItem[];
  getInput: () => CaseInput;
  timeZone: string;
  onAdd: (parts: CaseParts, added: readonly string[]) => void;
  onBack: () => void;
};

/** Takes the focus when it appears. Nothing changes before "Add to form". */
export function EvidenceReview(props: EvidenceReviewProps) {
  const { evidence, items, secrets, getInput, timeZone, onAdd, onBack } = props;
  const [proposal, setProposal] = useState(() => toProposal(evidence, getInput(), timeZone));
  const [picks, setPicks] = useState(() => toFirstPicks(proposal));
  const [comments, setComments] = useState<string>();
  const [problem, setProblem] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  // A stable function, so that ticking one of hundreds of entries renders only that one.
  const onTicked: TickedChange = useCallback(
    (name, change) =>
      setPicks((before) => ({ ...before, ticked: { ...before.ticked, [name]: change(before.ticked[name]) } })),
    [],
  );
  const setChoice = (name: ValueProposal["name"], choice: Choice) =>
    setPicks((before) => ({ ...before, choices: { ...before.choices, [name]: choice } }));

  function add() {
    const now = toProposal(evidence, getInput(), timeZone);
    // Nobody has chosen between the evidence and what was typed since.
    const changed = changedSince(proposal, now);
    if (changed.some((name) => picks.choices[name] !== "keep")) {
      setProposal(now);
      for (const name of changed) setChoice(name, "keep");
      setProblem("The form has changed since this was read, so nothing was added. Check your choices again.");
      return;
    }
    const { parts, added } = merge(now, picks, getInput());
    const { description = getInput().description } = parts;
    if (comments !== undefined) {
      onAdd({ ...parts, description: withComments(description, comments) }, [...added, "comments to send"]);
    } else if (added.length > 0) onAdd(parts, added);
    else setProblem("Select something that is not in the form yet.");
  }

  const offered = proposal.lists.filter(({ entries }) => entries.length > 0);
  const hasOffers = offered.length > 0 || proposal.values.length > 0;
  return (
    <div className="mt-4 space-y-5">
      <h3 ref={heading} tabIndex={-1} className="text-lg">
        {hasOffers ? "What we found" : "We found nothing to add"}
      </h3>
      <ItemsRead evidence={evidence} />
      <SecretsAlert secrets={secrets} />
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
      <SendAsComments items={items} onText={setComments} />
      <p role="status" className="font-semibold text-danger">
        {problem}
      </p>
      <div className="flex flex-wrap gap-3">
        {hasOffers || proposal.lists.length > 0 || comments !== undefined ? (
          <PrimaryButton onClick={add}>Add to form</PrimaryButton>
        ) : null}
        <SecondaryButton onClick={onBack}>Back to the evidence</SecondaryButton>
      </div>
    </div>
  );
}
