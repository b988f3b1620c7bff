"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { CaseLinkReading } from "@/lib/cases/read-case-link";
import type { CaseTemplate } from "@/lib/form-offers";
import type { DraftStatus } from "../../../_draft/draft-status";
import type { DraftWriter } from "../../../_draft/draft-writer";
import type { Machine } from "../../../_machine/create-machine";
import { useMachine } from "../../../_machine/use-machine";
import { holdsLink, onLinkArrival, takeArrivedLink } from "../../../_prefill/arrived-link";
import { dropHeldLink, takeHeldLink } from "../../../_prefill/held-link";
import { openLinkKeys } from "../../../_prefill/open-link-keys";
import { fillForm } from "../../_fields/fill-form";
import { localTimeZone } from "../../_fields/local-time-zone";
import { useFormContent } from "../../_form/form-context";
import { type CaseDraft, emptyDraft, type FromLink, isBlank } from "../_draft/case-draft";
import type { FormEvent } from "../_draft/form-reducer";
import { type FormState, isBusy, isFrozen } from "../_draft/form-state";

/** `template`: its label, if it was no link. */
type Readable = Omit<Extract<CaseLinkReading, { ok: true }>, "ok"> & { template?: string };

export type PrefillState = {
  /** A link or a template filled the form, maybe before a reload. `undo` is undefined when it is too late. */
  filled:
    | {
        caseId: string | undefined;
        template: string | undefined;
        cautions: readonly string[];
        ignored: readonly string[];
        undo: { label: string; onUndo: () => void } | undefined;
      }
    | undefined;
  news:
    | { kind: "quiet" }
    | { kind: "refused"; message: string; ignored: readonly string[] }
    /** True if the link or template replaces the draft. */
    | { kind: "asking"; about: "draft" | "unclear" | "busy"; source: Source; onUse: () => void; onKeep: () => void }
    | { kind: "undone"; message: string };
};

export type Source = "link" | "template";

type News = Exclude<PrefillState["news"], { kind: "asking" }> | { kind: "asking"; reading: Readable };

/** Valid while the form has this token. */
type Filling = { clientToken: string; ignored: readonly string[]; label: string; undo: () => void };

export type UsePrefillOptions = {
  form: UseFormReturn<CaseInput>;
  machine: Machine<FormState, FormEvent>;
  writer: DraftWriter<CaseDraft>;
  draftStatus: DraftStatus["kind"];
  /** The one that was chosen last, a new object each time. */
  template: CaseTemplate | undefined;
};

/** Waits for the search for a draft, because a link must not overwrite one without asking. */
export function usePrefill({ form, machine, writer, draftStatus, template }: UsePrefillOptions): PrefillState {
  const { phase, fromLink } = useMachine(machine);
  const { wakeAll } = useFormContent().awakening;
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
    const reading = await readSafely(fragment);
    if (!reading.ok) return refuse(reading.message);
    if (Object.keys(reading.parts).length === 0) {
      return refuse("The link has nothing that the form can use.", reading.ignored);
    }
    return apply(reading);
  });

  async function apply(reading: Readable) {
    if (writer.status().kind === "elsewhere") await writer.startAnother(emptyDraft());
    // The fields then hold what was typed before.
    await wakeAll();
    if (isBlank(form.getValues())) return fillBlank(reading);
    setNews({ kind: "asking", reading });
  }

  const choose = useEffectEvent((chosen: CaseTemplate) => {
    const { label, parts, cautions } = chosen;
    return apply({ parts, cautions, ignored: [], template: label });
  });

  useEffect(() => {
    if (arrival && isDraftKnown) void receive(arrival.fragment);
  }, [arrival, isDraftKnown]);

  useEffect(() => {
    if (template && isDraftKnown) void choose(template);
  }, [template, isDraftKnown]);

  function refuse(message: string, ignored: readonly string[] = []) {
    setNews({ kind: "refused", message, ignored });
  }

  function fillBlank(reading: Readable) {
    const undo = fillForm(form, reading.parts);
    machine.dispatch({ type: "linked", fromLink: toFromLink(reading) });
    show(reading, "Undo", () => {
      const kept = undo();
      machine.dispatch({ type: "linked", fromLink: undefined });
      const message =
        kept.length > 0 ? `We removed what the ${sourceOf(reading)} filled in and kept your changes.` : "Undone.";
      setNews({ kind: "undone", message });
    });
  }

  /** Keeps the old draft. */
  async function fillInstead(reading: Readable) {
    if (isFrozen(phase) && !(await writer.isAllKept())) return refuse(notKeptMessage);
    const empty = emptyDraft();
    const input = { ...empty.input, ...reading.parts };
    const filled: CaseDraft = { ...empty, input, fromLink: toFromLink(reading) };
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

  function toNews(): PrefillState["news"] {
    if (news.kind !== "asking") return news;
    const source = sourceOf(news.reading);
    const onKeep = () => setNews({ kind: "undone", message: `We kept your draft. The ${source} was not used.` });
    const about = isBusy(phase) ? "busy" : isFrozen(phase) ? "unclear" : "draft";
    return { kind: "asking", about, source, onUse: () => void fillInstead(news.reading), onKeep };
  }

  const filling = lastFilling?.clientToken === form.getValues("clientToken") ? lastFilling : undefined;
  const undo = filling && !isFrozen(phase) ? { label: filling.label, onUndo: filling.undo } : undefined;
  return {
    filled: fromLink && {
      caseId: fromLink.caseId,
      template: fromLink.template,
      cautions: fromLink.cautions,
      ignored: filling?.ignored ?? [],
      undo,
    },
    news: toNews(),
  };
}

function sourceOf({ template }: Readable): Source {
  return template === undefined ? "link" : "template";
}

function toFromLink({ cautions, template }: Readable): FromLink {
  return { cautions, ...(template === undefined ? {} : { template }) };
}

const notKeptMessage = "Your browser cannot keep this case, so it cannot be left. Finish it, then open the link again.";

/** Loads the reader only when a link arrives. */
async function readSafely(fragment: string): Promise<CaseLinkReading> {
  try {
    const { readCaseLink } = await import("@/lib/cases/read-case-link");
    return readCaseLink(fragment, { timeZone: localTimeZone() });
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
