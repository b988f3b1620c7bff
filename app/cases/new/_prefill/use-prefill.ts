"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { CaseLinkReading } from "@/lib/cases/read-case-link";
import type { DraftStatus } from "../../../_draft/draft-status";
import type { DraftWriter } from "../../../_draft/draft-writer";
import { onLinkArrival, takeArrivedLink } from "../../../_prefill/arrived-link";
import { dropHeldLink, holdsLink, takeHeldLink } from "../../../_prefill/held-link";
import { openLinkKeys } from "../../../_prefill/open-link-keys";
import { fillForm } from "../../_fields/fill-form";
import { type CaseDraft, emptyDraft, isBlank } from "../_draft/case-draft";
import type { Machine } from "../_draft/create-machine";
import type { FormEvent } from "../_draft/form-reducer";
import { type FormState, isFrozen } from "../_draft/form-state";
import { useMachine } from "../_draft/use-machine";

type Readable = Extract<CaseLinkReading, { ok: true }>;

export type Prefill = {
  /** A link filled the form, maybe before a reload. `undo` is undefined when it is too late. */
  filled:
    | {
        cautions: readonly string[];
        ignored: readonly string[];
        undo: { label: string; onUndo: () => void } | undefined;
      }
    | undefined;
  news:
    | { kind: "quiet" }
    | { kind: "refused"; message: string; ignored: readonly string[] }
    /** Whether the link replaces the draft. */
    | { kind: "asking"; onUse: () => void; onKeep: () => void }
    | { kind: "undone"; message: string };
};

type News = Exclude<Prefill["news"], { kind: "asking" }> | { kind: "asking"; reading: Readable };

/** Valid while the form has this token. */
type Filling = { clientToken: string; ignored: readonly string[]; label: string; undo: () => void };

type UsePrefillOptions = {
  form: UseFormReturn<CaseInput>;
  machine: Machine<FormState, FormEvent>;
  writer: DraftWriter<CaseDraft>;
  draftStatus: DraftStatus["kind"];
  timeZone: string;
};

/** Waits for the search for a draft, because a link must not overwrite one without asking. */
export function usePrefill({ form, machine, writer, draftStatus, timeZone }: UsePrefillOptions): Prefill {
  const { phase, fromLink } = useMachine(machine);
  const [news, setNews] = useState<News>({ kind: "quiet" });
  const [lastFilling, setFilling] = useState<Filling>();
  const [arrival, setArrival] = useState<{ fragment: string | undefined }>();
  const isDraftKnown = draftStatus !== "searching";

  useEffect(() => {
    const take = async () => setArrival(await findLink());
    void take();
    return onLinkArrival(() => void take());
  }, []);

  const receive = useEffectEvent(async (fragment: string | undefined) => {
    if (fragment === undefined) return refuse("We no longer have the content of your link. Open the link again.");
    const reading = await readSafely(fragment, timeZone);
    if (!reading.ok) return refuse(reading.message);
    if (Object.keys(reading.parts).length === 0) {
      return refuse("The link has nothing that the form can use.", reading.ignored);
    }
    if (isFrozen(machine.read().phase)) return refuse(frozenMessage);
    if (writer.status().kind === "elsewhere") await writer.startAnother(emptyDraft(timeZone));
    if (isBlank(form.getValues())) return fillBlank(reading);
    setNews({ kind: "asking", reading });
  });

  useEffect(() => {
    if (arrival && isDraftKnown) void receive(arrival.fragment);
  }, [arrival, isDraftKnown]);

  function refuse(message: string, ignored: readonly string[] = []) {
    setNews({ kind: "refused", message, ignored });
  }

  function fillBlank(reading: Readable) {
    const undo = fillForm(form, reading.parts);
    machine.dispatch({ type: "linked", fromLink: { cautions: reading.cautions } });
    show(reading, "Undo", () => {
      const kept = undo();
      machine.dispatch({ type: "linked", fromLink: undefined });
      const message = kept.length > 0 ? "We removed what the link filled in and kept your changes." : "Undone.";
      setNews({ kind: "undone", message });
    });
  }

  /** Keeps the old draft. */
  async function fillInstead(reading: Readable) {
    const empty = emptyDraft(timeZone);
    const input = { ...empty.input, ...reading.parts };
    const filled: CaseDraft = { ...empty, input, fromLink: { cautions: reading.cautions } };
    const before = await writer.switchTo(structuredClone(filled), { erase: false });
    show(reading, "Go back to my draft", () => {
      const isUnchanged = JSON.stringify(form.getValues()) === JSON.stringify(input);
      void writer.switchTo(before, { erase: isUnchanged });
      setNews({ kind: "undone", message: "Your draft is back." });
    });
  }

  function show({ ignored }: Readable, label: string, undo: () => void) {
    setFilling({ clientToken: form.getValues("clientToken"), ignored, label, undo });
    setNews({ kind: "quiet" });
  }

  function toNews(): Prefill["news"] {
    if (news.kind !== "asking") return news;
    // The case was sent before the analyst answered, so its content must not change.
    if (isFrozen(phase)) return { kind: "refused", message: frozenMessage, ignored: [] };
    const onKeep = () => setNews({ kind: "undone", message: "We kept your draft. The link was not used." });
    return { kind: "asking", onUse: () => void fillInstead(news.reading), onKeep };
  }

  const filling = lastFilling?.clientToken === form.getValues("clientToken") ? lastFilling : undefined;
  const undo = filling && !isFrozen(phase) ? { label: filling.label, onUndo: filling.undo } : undefined;
  return {
    filled: fromLink && { cautions: fromLink.cautions, ignored: filling?.ignored ?? [], undo },
    news: toNews(),
  };
}

const frozenMessage = "Finish this case first, then open the link again.";

/** Loads the reader only when a link arrives. */
async function readSafely(fragment: string, timeZone: string): Promise<CaseLinkReading> {
  try {
    const { readCaseLink } = await import("@/lib/cases/read-case-link");
    return readCaseLink(fragment, { timeZone });
  } catch {
    const message = "Your link could not be read. Check your connection, then open the link again.";
    return { ok: false, message };
  }
}

/** The link that just arrived, else the one held during the sign-in. `fragment` is undefined if no key opens it. */
async function findLink(): Promise<{ fragment: string | undefined } | undefined> {
  const arrived = takeArrivedLink();
  if (arrived !== undefined) {
    dropHeldLink();
    return { fragment: arrived };
  }
  return holdsLink() ? { fragment: await takeHeldLink(keysFor) } : undefined;
}

async function keysFor(ticket: string): Promise<readonly string[]> {
  const opened = await openLinkKeys(ticket);
  return opened.status === "opened" ? opened.keys : [];
}
