"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CaseInput } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { erasedChannel, keptChannel, tellOwner } from "./draft-channels";
import { type Draft, DraftStore, type FoundDraft, type FromLink, type Progress } from "./draft-store";

/** What the page has to say about the draft. */
export type DraftStatus =
  /** Not looked yet, or nothing to say. */
  | { kind: "quiet" }
  | { kind: "restored"; savedAt: number }
  | { kind: "discarded"; undo: () => void }
  /** The draft is being written in another tab. */
  | { kind: "elsewhere" }
  | { kind: "opened"; caseId: string }
  /** Somebody signed out in another tab: drafts are erased, and none is kept here before that person is back. */
  | { kind: "signed-out" }
  /** That person is signed in again, and this page keeps what is typed as before. */
  | { kind: "kept-again" }
  /** The browser does not let the page keep anything. */
  | { kind: "not-kept" };

type UseDraftOptions = {
  form: UseFormReturn<CaseInput>;
  draftKeys: DraftKeys;
  /** The zone a new draft starts with. */
  timeZone: string;
  /** Called with a draft whose opening had begun: its content must not change any more. */
  onUnclear: (draft: Draft) => void;
};

/** Remembers which draft this tab writes: an id, no content. */
const tabKey = "casedesk.draft";
const saveAfterMilliseconds = 500;

/**
 * Keeps the form as a sealed draft: every change within a second, found again after a reload, a crash or a new sign-in of the same
 * person. One tab writes one draft; another tab on the same draft is told and leaves it alone.
 */
export function useDraft({ form, draftKeys, timeZone, onUnclear }: UseDraftOptions) {
  const [status, setStatus] = useState<DraftStatus>({ kind: "quiet" });
  const [isReady, setIsReady] = useState(false);
  const store = useRef<DraftStore>(undefined);
  // What is known of the draft besides what is typed.
  const about = useRef<Omit<Draft, "input">>({ progress: { state: "editing" } });
  const [fromLink, setFromLink] = useState<FromLink>();
  const isWriter = useRef(false);
  /** True for a tab that was writing when somebody signed out in another one. */
  const isPaused = useRef(false);
  const hasUnsaved = useRef(false);
  const keptContent = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef<Promise<void>>(Promise.resolve());
  const releaseLock = useRef<() => void>(undefined);

  function setAbout(next: Omit<Draft, "input">) {
    about.current = next;
    setFromLink(next.fromLink);
  }

  function current(): Draft {
    return { input: form.getValues(), ...about.current };
  }

  /** One after the other: an older state must not arrive last. */
  function save(): Promise<void> {
    clearTimeout(timer.current);
    timer.current = undefined;
    saving.current = saving.current.then(write);
    return saving.current;
  }

  async function write() {
    if (!store.current || !isWriter.current) return;
    const draft = current();
    const { clientToken } = draft.input;
    const content = JSON.stringify(draft);
    try {
      if (content === keptContent.current) {
        // To look at a draft does not make it younger.
      } else if (isBlank(draft.input)) await store.current.remove(clientToken);
      else await store.current.save(clientToken, draft, () => isWriter.current);
      keptContent.current = content;
      // A timer that runs stands for something typed meanwhile.
      hasUnsaved.current = timer.current !== undefined;
    } catch {
      hasUnsaved.current = true;
      setStatus({ kind: "not-kept" });
    }
  }

  /** Makes this tab the one that writes the draft; false when another tab does already. */
  async function claim(id: string): Promise<boolean> {
    releaseLock.current?.();
    isWriter.current = await new Promise<boolean>((resolve, reject) => {
      const held = navigator.locks.request(`casedesk-draft-${id}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        if (!lock) return undefined;
        // Held until this tab lets go of it or ends.
        return new Promise<void>((release) => {
          releaseLock.current = release;
        });
      });
      // A browser that forbids storage may refuse its locks.
      held.catch(reject);
    });
    if (isWriter.current) rememberInTab(id);
    return isWriter.current;
  }

  /** The form as it stands becomes a draft of its own, under a token that no case has. */
  async function claimForm(isTokenUsed: boolean) {
    if (isTokenUsed) form.setValue("clientToken", crypto.randomUUID());
    await claim(form.getValues("clientToken"));
    await save();
  }

  function restore({ draft, savedAt }: FoundDraft & { kind: "draft" }) {
    const { input, ...rest } = draft;
    form.reset(input);
    setAbout(rest);
    keptContent.current = JSON.stringify(draft);
    setStatus({ kind: "restored", savedAt });
    if (draft.progress.state !== "editing") onUnclear(draft);
  }

  const begin = useEffectEvent(async () => {
    try {
      store.current = await DraftStore.open(draftKeys);
      // Or the page that the browser kept of a form whose case is open by now.
      const ofTab = (await findOfTab(store.current)) ?? (await store.current.load(form.getValues("clientToken")));
      // The Back button, or a reload: what was here is a case now.
      if (ofTab?.kind === "opened") {
        setStatus({ kind: "opened", caseId: ofTab.caseId });
        return await claimForm(true);
      }
      const id = ofTab?.id ?? (await store.current.unfinishedIds())[0];
      if (id === undefined) return await claimForm(false);
      if (!(await claim(id))) return setStatus({ kind: "elsewhere" });
      const found = await store.current.load(id);
      // What was typed before the draft was read stays; the older draft keeps its place.
      if (found?.kind === "draft" && isBlank(form.getValues())) restore(found);
      else await claimForm(false);
    } catch {
      setStatus({ kind: "not-kept" });
    } finally {
      setIsReady(true);
    }
  });

  const saveSoon = useEffectEvent(() => {
    hasUnsaved.current = !isBlank(form.getValues());
    // Counted from the first change: who types without a pause is saved all the same.
    timer.current ??= setTimeout(() => void save(), saveAfterMilliseconds);
  });

  const flush = useEffectEvent(() => {
    if (hasUnsaved.current) void save();
  });

  /** This page came to somebody who is signed in: tabs that stopped at a sign-out may go on. */
  const tellTabs = useEffectEvent(() => tellOwner(draftKeys[0].owner));

  /** Of a tab that writes; another one keeps nothing as it is, and has said so. */
  const pause = useEffectEvent(() => {
    if (!isWriter.current) return;
    isWriter.current = false;
    isPaused.current = true;
    setStatus({ kind: "signed-out" });
  });

  /** The same person is back, and the lock is still this tab's. Nothing is kept of somebody else's sign-in. */
  const resume = useEffectEvent(async (owner: unknown) => {
    if (!isPaused.current || draftKeys.every((key) => key.owner !== owner)) return;
    isPaused.current = false;
    isWriter.current = true;
    keptContent.current = "";
    setStatus({ kind: "kept-again" });
    await save();
  });

  /**
   * A page that the browser had put aside whole and shows again: its lock went to whoever asked, what other tabs said passed it by, and WebKit has
   * emptied every field with autocomplete="off", behind the form's back.
   */
  const wake = useEffectEvent(async () => {
    await saving.current;
    if (isWriter.current && !hasUnsaved.current) return window.location.reload();
    // Nowhere but here: it is shown again.
    form.reset(form.getValues(), { keepErrors: true });
  });

  useEffect(() => {
    void begin();
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: () => saveSoon() });
    tellTabs();
    const erased = new BroadcastChannel(erasedChannel);
    erased.onmessage = () => pause();
    const kept = new BroadcastChannel(keptChannel);
    kept.onmessage = ({ data }) => void resume(data);
    const onHide = () => flush();
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && void wake();
    window.addEventListener("pagehide", onHide);
    window.addEventListener("pageshow", onShow);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      onHide();
      unsubscribe();
      erased.close();
      kept.close();
      releaseLock.current?.();
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("pageshow", onShow);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [form]);

  /** Writes down, before anything else happens, how far the opening has come. */
  async function recordProgress(progress: Progress) {
    setAbout({ ...about.current, progress });
    await save();
  }

  /** Writes down that a link filled the form, or that what it brought is taken out again. */
  async function recordLink(link: FromLink | undefined) {
    setAbout({ ...about.current, fromLink: link });
    await save();
  }

  /** Erases what is kept under this id, after the last write that is under way. */
  async function remove(id: string) {
    isWriter.current = false;
    await saving.current;
    await store.current?.remove(id).catch(() => {});
  }

  /** Goes on under a new token: this is another draft, and once it is kept the old one is gone. */
  async function renewToken(progress = about.current.progress) {
    const used = form.getValues("clientToken");
    setAbout({ ...about.current, progress });
    await claimForm(true);
    await store.current?.remove(used).catch(() => {});
  }

  /** The form becomes this draft, which is written from now on. */
  async function takeUp({ input, ...rest }: Draft) {
    setAbout(rest);
    form.reset(input);
    setStatus({ kind: "quiet" });
    await claimForm(false);
  }

  /** An empty form, a draft of its own. */
  async function startAnother() {
    focusHeading();
    await takeUp({ input: newCase(crypto.randomUUID(), timeZone), progress: { state: "editing" } });
  }

  /** Erases the draft; the content can be had back until the page is left. */
  async function discard() {
    const discarded = structuredClone(current());
    await remove(discarded.input.clientToken);
    keptContent.current = "";
    await startAnother();
    const undo = () => {
      focusHeading();
      void takeUp(discarded);
    };
    setStatus({ kind: "discarded", undo });
  }

  /**
   * Goes on with another draft, under the token that it has, and answers with the one that was here: that is erased, or stays one that is found again
   * later. A draft whose opening had begun is as frozen as it was.
   */
  async function switchTo(draft: Draft, { erase }: { erase: boolean }): Promise<Draft> {
    const left = structuredClone(current());
    if (erase) await remove(left.input.clientToken);
    else await save();
    keptContent.current = "";
    await takeUp(draft);
    if (draft.progress.state !== "editing") onUnclear(draft);
    return left;
  }

  return {
    status,
    isReady,
    hasUnsaved,
    fromLink,
    recordProgress,
    recordLink,
    renewToken,
    startAnother,
    discard,
    switchTo,
  };
}

/** What a form keeps of its draft, and what it can do with it. */
export type DraftOfForm = ReturnType<typeof useDraft>;

/** True when nothing has been typed or chosen: such a form is no draft. */
export function isBlank(input: CaseInput): boolean {
  const { clientToken, reportedIncidentStartDate } = input;
  return JSON.stringify(input) === JSON.stringify(newCase(clientToken, reportedIncidentStartDate.timeZone));
}

/** The button that was pressed is gone: the top of the form is where to go on. */
function focusHeading(): void {
  requestAnimationFrame(() => document.getElementById("page-heading")?.focus());
}

async function findOfTab(store: DraftStore): Promise<FoundDraft | undefined> {
  const id = sessionStorage.getItem(tabKey);
  return id ? store.load(id) : undefined;
}

function rememberInTab(id: string): void {
  try {
    sessionStorage.setItem(tabKey, id);
  } catch {
    // Without it a reload takes the newest draft, which is most often this one.
  }
}
