"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import type { CaseLinkReading } from "@/lib/cases/read-case-link";
import type { Draft } from "../../../_draft/draft-store";
import { type DraftOfForm, isBlank } from "../../../_draft/use-draft";
import { onLinkArrival, takeArrivedLink } from "../../../_prefill/arrived-link";
import { dropHeldLink, holdsLink, takeHeldLink } from "../../../_prefill/held-link";
import { openLinkKeys } from "../../../_prefill/open-link-keys";
import { fillForm } from "../fill-form";

type Readable = Extract<CaseLinkReading, { ok: true }>;

/** What the page has to say about a link that fills the form. */
export type Prefill = {
  /** What the form holds came with a link, maybe before a reload. `undo` is there while it can be taken out again. */
  filled:
    | {
        cautions: readonly string[];
        ignored: readonly string[];
        undo: { label: string; onUndo: () => void } | undefined;
      }
    | undefined;
  news:
    | { kind: "quiet" }
    /** Nothing of the link can be used. */
    | { kind: "refused"; message: string; ignored: readonly string[] }
    /** There is a draft: one of the two has to be chosen. */
    | { kind: "asking"; onUse: () => void; onKeep: () => void }
    | { kind: "undone"; message: string };
};

type News = Exclude<Prefill["news"], { kind: "asking" }> | { kind: "asking"; reading: Readable };

/** What can be undone of the draft with this token. */
type Filling = { clientToken: string; ignored: readonly string[]; label: string; undo: () => void };

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
export function usePrefill({ form, draft, timeZone, isFrozen, onFilled }: UsePrefillOptions): Prefill {
  const [news, setNews] = useState<News>({ kind: "quiet" });
  const [lastFilling, setFilling] = useState<Filling>();
  const [arrival, setArrival] = useState<{ fragment: string | undefined }>();

  useEffect(() => {
    const take = async () => setArrival(await findLink());
    void take();
    return onLinkArrival(() => void take());
  }, []);

  const receive = useEffectEvent(async (fragment: string | undefined) => {
    if (fragment === undefined) return refuse("What your link fills in is no longer kept: open the link again.");
    const reading = await readSafely(fragment, timeZone);
    if (!reading.ok) return refuse(reading.message);
    if (Object.keys(reading.parts).length === 0) {
      return refuse("The link holds nothing that the form can take.", reading.ignored);
    }
    if (isFrozen) return refuse(frozenMessage);
    if (draft.status.kind === "elsewhere") await draft.startAnother();
    if (isBlank(form.getValues())) return fillBlank(reading);
    setNews({ kind: "asking", reading });
  });

  useEffect(() => {
    if (arrival && draft.isReady) void receive(arrival.fragment);
  }, [arrival, draft.isReady]);

  function refuse(message: string, ignored: readonly string[] = []) {
    setNews({ kind: "refused", message, ignored });
  }

  function fillBlank(reading: Readable) {
    const undo = fillForm(form, reading.parts);
    void draft.recordLink({ cautions: reading.cautions });
    show(reading, "Undo", () => {
      const kept = undo();
      void draft.recordLink(undefined);
      const message = kept.length > 0 ? "What you have changed since stays, the rest is taken out again." : "Undone.";
      setNews({ kind: "undone", message });
    });
  }

  /** The draft stays where drafts are kept; the link's content becomes another. */
  async function fillInstead(reading: Readable) {
    const input = { ...newCase(crypto.randomUUID(), timeZone), ...reading.parts };
    const filled: Draft = { input, progress: { state: "editing" }, fromLink: { cautions: reading.cautions } };
    const before = await draft.switchTo(structuredClone(filled), { erase: false });
    show(reading, "Go back to my draft", () => {
      const isUnchanged = JSON.stringify(form.getValues()) === JSON.stringify(input);
      void draft.switchTo(before, { erase: isUnchanged });
      setNews({ kind: "undone", message: "Your draft is back." });
    });
  }

  function show({ ignored }: Readable, label: string, undo: () => void) {
    setFilling({ clientToken: form.getValues("clientToken"), ignored, label, undo });
    setNews({ kind: "quiet" });
    onFilled();
  }

  function toNews(): Prefill["news"] {
    if (news.kind !== "asking") return news;
    // Asked before the case was sent, and not answered: what is in the form has to stay now.
    if (isFrozen) return { kind: "refused", message: frozenMessage, ignored: [] };
    const onKeep = () => setNews({ kind: "undone", message: "Your draft is kept; the link is not used." });
    return { kind: "asking", onUse: () => void fillInstead(news.reading), onKeep };
  }

  const filling = lastFilling?.clientToken === form.getValues("clientToken") ? lastFilling : undefined;
  const undo = filling && !isFrozen ? { label: filling.label, onUndo: filling.undo } : undefined;
  return {
    filled: draft.fromLink && { cautions: draft.fromLink.cautions, ignored: filling?.ignored ?? [], undo },
    news: toNews(),
  };
}

const frozenMessage =
  "A link was opened, and is not used: the case below has to be finished first. Open the link again after that.";

/** Most visits bring no link: its reader comes with the first. */
async function readSafely(fragment: string, timeZone: string): Promise<CaseLinkReading> {
  try {
    const { readCaseLink } = await import("@/lib/cases/read-case-link");
    return readCaseLink(fragment, { timeZone });
  } catch {
    const message = "What your link fills in could not be loaded. Check your connection, then open the link again.";
    return { ok: false, message };
  }
}

/** The link that has just arrived, else the one that waited for the sign-in; its fragment is undefined when that cannot be opened any more. */
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
