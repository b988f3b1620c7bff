"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import type { CaseLinkReading } from "@/lib/cases/read-case-link";
import { type DraftOfForm, isBlank } from "../../../_draft/use-draft";
import { onLinkArrival, takeArrivedLink } from "../../../_prefill/arrived-link";
import { dropHeldLink, holdsLink, takeHeldLink } from "../../../_prefill/held-link";
import { openLinkKeys } from "../../../_prefill/open-link-keys";
import { fillForm } from "../fill-form";

type Readable = Extract<CaseLinkReading, { ok: true }>;

/** What the page has to say about a link that fills the form. */
export type PrefillStatus =
  | { kind: "quiet" }
  /** Nothing of the link can be used. */
  | { kind: "refused"; message: string; ignored: readonly string[] }
  /** There is a draft: one of the two has to be chosen. */
  | { kind: "asking"; onUse: () => void; onKeep: () => void }
  /** The form holds what the link brought. Without `onUndo` it was taken out again or cannot be. */
  | { kind: "filled"; cautions: readonly string[]; ignored: readonly string[]; undoLabel: string; onUndo: () => void }
  | { kind: "undone"; message: string };

type UsePrefillOptions = {
  form: UseFormReturn<CaseInput>;
  draft: DraftOfForm;
  /** The device's. */
  timeZone: string;
  /** The content may not change: a try to open its case is under way, or its outcome is not known. */
  isFrozen: boolean;
  /** The form has been filled and is to be seen. */
  onFilled: () => void;
};

/** Fills the form from a link, once, and after its draft has been looked for: a draft is never written over without asking. */
export function usePrefill({ form, draft, timeZone, isFrozen, onFilled }: UsePrefillOptions) {
  const [status, setStatus] = useState<PrefillStatus>({ kind: "quiet" });
  const [arrival, setArrival] = useState<{ fragment: string | undefined }>();

  useEffect(() => {
    const take = async () => setArrival(await findLink());
    void take();
    return onLinkArrival(() => void take());
  }, []);

  const receive = useEffectEvent(async (fragment: string | undefined) => {
    if (fragment === undefined) {
      const message = "What your link fills in is no longer kept: open the link again.";
      return setStatus({ kind: "refused", message, ignored: [] });
    }
    // Most visits bring no link: its reader comes with the first.
    const { readCaseLink } = await import("@/lib/cases/read-case-link");
    const reading = readCaseLink(fragment, { timeZone });
    if (!reading.ok) return setStatus({ kind: "refused", message: reading.message, ignored: [] });
    if (Object.keys(reading.parts).length === 0) {
      const message = "The link holds nothing that the form can take.";
      return setStatus({ kind: "refused", message, ignored: reading.ignored });
    }
    if (isFrozen) {
      const message =
        "A link was opened, and is not used: the case below has to be finished first. Open the link again after that.";
      return setStatus({ kind: "refused", message, ignored: [] });
    }
    if (draft.status.kind === "elsewhere") await draft.startAnother();
    if (isBlank(form.getValues())) return fillBlank(reading);
    setStatus({
      kind: "asking",
      onUse: () => void fillInstead(reading),
      onKeep: () => setStatus({ kind: "undone", message: "Your draft is kept; the link is not used." }),
    });
  });

  useEffect(() => {
    if (arrival && draft.isReady) void receive(arrival.fragment);
  }, [arrival, draft.isReady]);

  function fillBlank(reading: Readable) {
    const undo = fillForm(form, reading.parts);
    show(reading, "Undo", () => {
      const kept = undo();
      const message = kept.length > 0 ? "What you have changed since stays, the rest is taken out again." : "Undone.";
      setStatus({ kind: "undone", message });
    });
  }

  /** The draft stays where drafts are kept; the link's content becomes another. */
  async function fillInstead(reading: Readable) {
    const before = structuredClone(form.getValues());
    const filled = { ...newCase(crypto.randomUUID(), timeZone), ...reading.parts };
    await draft.switchTo(filled, { erase: false });
    show(reading, "Go back to my draft", () => {
      const isUnchanged = JSON.stringify(form.getValues()) === JSON.stringify(filled);
      void draft.switchTo(before, { erase: isUnchanged });
      setStatus({ kind: "undone", message: "Your draft is back." });
    });
  }

  function show({ cautions, ignored }: Readable, undoLabel: string, onUndo: () => void) {
    setStatus({ kind: "filled", cautions, ignored, undoLabel, onUndo });
    onFilled();
  }

  return status;
}

/** The link that has just arrived, else the one that waited for the sign-in; its fragment is undefined when that cannot be opened any more. */
async function findLink(): Promise<{ fragment: string | undefined } | undefined> {
  const arrived = takeArrivedLink();
  if (arrived !== undefined) {
    dropHeldLink();
    return { fragment: arrived };
  }
  return holdsLink() ? { fragment: await takeHeldLink(openLinkKeys) } : undefined;
}
