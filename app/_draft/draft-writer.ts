import type { DraftKeys } from "@/lib/auth/draft-key";
import { announceOwners, erasedChannel, isAnnounced, ownerSignedInChannel, thisTab } from "../_tabs/tab-channels";
import type { DraftKind } from "./draft-ref";
import type { DraftStatus } from "./draft-status";
import { DraftStore, type FoundDraft } from "./draft-store";

export type DraftedForm<Content> = {
  kind: DraftKind;
  id(): string;
  content(): Content;
  isBlank(): boolean;
  /** Default: none. */
  waitingFiles?(): number;
  /** Also gives the form the draft's id. A form with a fixed id keeps what was typed before. */
  fill(content: Content): void;
  /** Gives the content an id that nothing was sent under. */
  renewId(): void;
  /** Every tab has the same id for it, as for the comment on a case. */
  hasFixedId?: boolean;
  /** While it is blank, any tab may begin; by default the first keeps the others out. For forms with a fixed id. */
  claimsWhenTyped?: boolean;
  /** Resolves when the search for a draft can begin. Default: at once. */
  whenReady?(): Promise<void>;
  /** Resolves when the form can be filled, and holds what was typed. Default: at once. */
  whenFillable?(): Promise<void>;
  /** The draft to continue. May reject where the browser forbids storage. */
  find(store: DraftStore): Promise<FoundDraft<Content> | undefined>;
  /** This tab now writes this draft. */
  onClaim(id: string): void;
};

export type DraftWriterOptions<Content extends object> = {
  form: DraftedForm<Content>;
  keys: DraftKeys;
  openStore?: (keys: DraftKeys) => Promise<DraftStore>;
  locks?: () => Pick<LockManager, "request">;
  /** The tab is in the background. */
  isHidden?: () => boolean;
};

const saveAfterMilliseconds = 500;

/** Saves a form as a sealed draft and restores it. A Web Lock lets only one tab write a draft. */
export class DraftWriter<Content extends object> {
  readonly #form: DraftedForm<Content>;
  readonly #keys: DraftKeys;
  readonly #openStore: (keys: DraftKeys) => Promise<DraftStore>;
  readonly #locks: () => Pick<LockManager, "request">;
  readonly #isHidden: () => boolean;
  readonly #listeners = new Set<() => void>();
  #status: DraftStatus = { kind: "searching" };
  #store: DraftStore | undefined;
  #isWriter = false;
  /** The person signed out in another tab while this one was writing. */
  #isPaused = false;
  #hasUnsaved = false;
  #keptContent = "";
  #keptId = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #changing: Promise<void> = Promise.resolve();
  #heldId: string | undefined;
  #releaseLock: (() => void) | undefined;
  /** Resolves once the browser has taken back the last lock. */
  #lockOver: Promise<unknown> = Promise.resolve();
  #isStopped = false;
  /** For another tab. */
  #isWaiting = false;
  #channels: BroadcastChannel[] = [];

  constructor({
    form,
    keys,
    openStore = DraftStore.open,
    locks = () => navigator.locks,
    isHidden = () => document.hidden,
  }: DraftWriterOptions<Content>) {
    this.#form = form;
    this.#keys = keys;
    this.#openStore = openStore;
    this.#locks = locks;
    this.#isHidden = isHidden;
  }

  readonly status = (): DraftStatus => this.#status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get hasUnsaved(): boolean {
    return this.#hasUnsaved;
  }

  start(): void {
    this.#isStopped = false;
    // React starts it twice in development: what was found first stays.
    void this.#change(async () => {
      await this.#form.whenReady?.();
      return this.#store ? this.#claimForm({ isIdUsed: false }) : this.#search();
    });
    announceOwners(this.#owners());
    this.#listen(erasedChannel, (tab) => this.#pause(tab === thisTab));
    this.#listen(ownerSignedInChannel, (announcement) => void this.#resume(announcement));
  }

  stop(): void {
    this.#isStopped = true;
    this.flush();
    for (const channel of this.#channels) channel.close();
    this.#channels = [];
    this.#release();
  }

  /** Saves half a second after the first change, even if the typing continues. */
  changed(): void {
    this.#hasUnsaved = !this.#form.isBlank();
    if (this.#form.claimsWhenTyped && this.#hasUnsaved) void this.#change(() => this.#claimTyped());
    this.#timer ??= setTimeout(() => void this.save(), saveAfterMilliseconds);
  }

  /** Call when the page may end. */
  flush(): void {
    if (this.#hasUnsaved) void this.save();
  }

  /** Call when the tab comes to the front. */
  shown(): void {
    void this.#change(async () => {
      if (this.#isStopped || !this.#form.hasFixedId || this.#status.kind !== "elsewhere") return;
      this.#setStatus({ kind: "searching" });
      await this.#search();
    });
  }

  /** Saves run one after another, so that an older state never arrives last. Never rejects. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saving = this.#saving.then(() => this.#write());
    return this.#saving;
  }

  /** Resolves once a stored draft is in the form, if there is one. */
  async searched(): Promise<void> {
    await this.#changing;
  }

  /** Waits for running saves. */
  async isAllKept(): Promise<boolean> {
    await this.#saving;
    return !this.#hasUnsaved && (this.#isWriter || this.#isForAnyTab());
  }

  /** Saves the content under a new id, then erases the old draft. */
  renewId(): Promise<void> {
    return this.#change(async () => {
      const used = this.#form.id();
      await this.#claimForm({ isIdUsed: true });
      if (this.#keptId === this.#form.id()) await this.#store?.remove(this.#ref(used)).catch(() => {});
    });
  }

  startAnother(empty: Content): Promise<void> {
    return this.#change(() => this.#goOnWith(empty));
  }

  /** The status offers an undo until the person leaves the page. */
  discard(empty: Content): Promise<void> {
    return this.#change(async () => {
      const discarded = structuredClone(this.#form.content());
      await this.#remove(this.#form.id());
      await this.#goOnWith(empty);
      const undo = () => void this.#change(() => this.#goOnWith(discarded));
      this.#setStatus({ kind: "discarded", undo });
    });
  }

  /** Returns the previous content. */
  switchTo(content: Content, { erase }: { erase: boolean }): Promise<Content> {
    return this.#change(async () => {
      const before = structuredClone(this.#form.content());
      if (erase) await this.#remove(this.#form.id());
      else await this.save();
      await this.#goOnWith(content);
      return before;
    });
  }

  /** Leaves this draft stored. False, with the form as it was, if another tab writes that draft or it is gone. */
  continueWith(id: string): Promise<boolean> {
    return this.#change(async () => {
      await this.save();
      const own = this.#form.id();
      const found = (await this.#claim(id)) ? await this.#store?.load<Content>(this.#ref(id)) : undefined;
      if (found?.kind !== "draft") {
        await this.#claim(own);
        return false;
      }
      await this.#form.whenFillable?.();
      this.#fillWith(found);
      return true;
    });
  }

  /** This person's other unfinished drafts of this kind, newest first. */
  async otherIds(): Promise<string[]> {
    await this.#changing;
    const ids = (await this.#store?.unfinishedIds(this.#form.kind)) ?? [];
    return ids.filter((id) => id !== this.#form.id());
  }

  /** Changes run one after another, because each releases a lock and requests the next. */
  #change<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#changing.then(work);
    this.#changing = done.then(
      () => {},
      () => {},
    );
    return done;
  }

  async #search(): Promise<void> {
    try {
      this.#store = await withinTurns(longestOpening, this.#openStore(this.#keys));
      const found = await this.#form.find(this.#store);
      if (found?.kind === "opened") {
        // After the Back button or a reload: the draft has become a case.
        this.#setStatus({ kind: "opened", caseId: found.caseId });
        await this.#claimForm({ isIdUsed: true });
      } else if (!found) {
        await this.#claimForm({ isIdUsed: false });
      } else if (await this.#claim(found.id)) {
        await this.#restore(this.#store, found.id);
      } else {
        this.#waitFor(found.id);
      }
    } catch {
      this.#setStatus({ kind: "not-kept" });
    }
    if (this.#status.kind === "searching") this.#setStatus({ kind: "quiet" });
  }

  /** Reads again, because another tab may have written the draft before this one got the lock. */
  async #restore(store: DraftStore, id: string): Promise<void> {
    const found = await store.load<Content>(this.#ref(id));
    await this.#form.whenFillable?.();
    // Text typed meanwhile stays in the form; the draft stays stored, unless both have the same place.
    const canFill = this.#form.hasFixedId || this.#form.isBlank();
    if (found?.kind !== "draft" || !canFill) {
      return this.#claimForm({ isIdUsed: id === this.#form.id() });
    }
    const wasBlank = this.#form.isBlank();
    this.#fillWith(found);
    // Text typed meanwhile is in the form too, and not kept yet.
    if (!wasBlank) this.#keptContent = JSON.stringify(found.content);
  }

  #fillWith({ id, savedAt, content }: Extract<FoundDraft<Content>, { kind: "draft" }>): void {
    this.#form.fill(content);
    // Reading a draft must not extend its 24 hours.
    this.#keptContent = JSON.stringify(this.#form.content());
    this.#keptId = id;
    this.#setStatus({ kind: "restored", savedAt });
  }

  async #goOnWith(content: Content): Promise<void> {
    await this.#form.whenFillable?.();
    this.#keptContent = "";
    this.#form.fill(content);
    this.#setStatus({ kind: "quiet" });
    await this.#claimForm({ isIdUsed: false });
  }

  async #claimForm({ isIdUsed }: { isIdUsed: boolean }): Promise<void> {
    if (isIdUsed) this.#form.renewId();
    if (this.#form.claimsWhenTyped) return this.#form.isBlank() ? this.#letGo() : this.#claimTyped();
    try {
      const isClaimed = await this.#claim(this.#form.id());
      if (!isClaimed && this.#form.hasFixedId) return this.#waitFor(this.#form.id());
    } catch {
      return this.#setStatus({ kind: "not-kept" });
    }
    await this.save();
  }

  /** Looks again once it has the lock: another tab may have kept a draft meanwhile. */
  async #claimTyped(): Promise<void> {
    const store = this.#store;
    if (!store || this.#heldId !== undefined || this.#status.kind === "elsewhere") return;
    const id = this.#form.id();
    try {
      if (!(await this.#claim(id))) return this.#waitFor(id);
      const found = await store.load<Content>(this.#ref(id));
      if (found?.kind === "draft") {
        this.#fillWith(found);
        // The text that was typed is in the form too, and not kept yet.
        this.#keptContent = JSON.stringify(found.content);
      }
    } catch {
      return this.#setStatus({ kind: "not-kept" });
    }
    if (this.#isPaused) this.#setStatus({ kind: "signed-out" });
    await this.save();
  }

  #isForAnyTab(): boolean {
    return this.#form.claimsWhenTyped === true && this.#heldId === undefined && this.#form.isBlank();
  }

  #letGo(): void {
    this.#isWriter = false;
    this.#release();
  }

  /** Forms with a fixed id go on here once the other tab is gone or has let go. */
  #waitFor(id: string): void {
    this.#setStatus({ kind: "elsewhere", id });
    if (!this.#form.hasFixedId || this.#isWaiting) return;
    this.#isWaiting = true;
    const free = this.#locks().request(toLockName(this.#ref(id)), {}, () => {});
    void free.then(
      () => {
        this.#isWaiting = false;
        // A tab in the background leaves it to the other one, which may only have been reloaded.
        if (!this.#isHidden()) this.shown();
      },
      () => {},
    );
  }

  /** False when another tab writes this draft. */
  async #claim(id: string): Promise<boolean> {
    // A browser would refuse a lock that this tab has only just let go of.
    const isHeld = this.#heldId === id || (await this.#takeLock(id));
    this.#isWriter = isHeld && !this.#isPaused;
    if (isHeld) this.#form.onClaim(id);
    return isHeld;
  }

  async #takeLock(id: string): Promise<boolean> {
    this.#release();
    await this.#lockOver;
    return new Promise<boolean>((resolve, reject) => {
      const held = this.#locks().request(toLockName(this.#ref(id)), { ifAvailable: true }, (lock) => {
        const isTaken = lock !== null && !this.#isStopped;
        resolve(isTaken);
        if (!isTaken) return undefined;
        this.#heldId = id;
        // Held until this tab lets go of it or ends.
        return new Promise<void>((release) => {
          this.#releaseLock = release;
        });
      });
      // A browser that forbids storage may refuse its locks.
      held.catch(reject);
      this.#lockOver = held.catch(() => {});
    });
  }

  #release(): void {
    this.#releaseLock?.();
    this.#releaseLock = undefined;
    this.#heldId = undefined;
  }

  async #write(): Promise<void> {
    if (!this.#store || !this.#isWriter) return;
    const draft = this.#form.content();
    const ref = this.#ref(this.#form.id());
    const content = JSON.stringify(draft);
    try {
      if (content === this.#keptContent) {
        // Already kept: writing it again would extend its 24 hours.
      } else if (this.#form.isBlank()) await this.#store.remove(ref);
      else await this.#store.save(ref, draft, () => this.#isWriter, this.#form.waitingFiles?.());
      this.#keptContent = content;
      this.#keptId = ref.id;
      // A running timer means that more was typed meanwhile.
      this.#hasUnsaved = this.#timer !== undefined && !this.#form.isBlank();
      // In the order of changes, so that what is typed meanwhile is claimed.
      if (this.#form.claimsWhenTyped && this.#form.isBlank()) {
        void this.#change(async () => this.#form.isBlank() && this.#letGo());
      }
    } catch {
      this.#hasUnsaved = true;
      this.#setStatus({ kind: "not-kept" });
    }
  }

  /** Waits for a running save, so that it cannot bring the draft back. */
  async #remove(id: string): Promise<void> {
    this.#isWriter = false;
    await this.#saving;
    await this.#store?.remove(this.#ref(id)).catch(() => {});
  }

  /** A tab that was not writing has nothing to announce, but may be about to write. */
  #pause(isByThisTab: boolean): void {
    const wasWriter = this.#isWriter;
    if (!wasWriter && !this.#form.hasFixedId) return;
    this.#isWriter = false;
    this.#isPaused = true;
    // This tab is about to leave the page.
    if (wasWriter && !isByThisTab) this.#setStatus({ kind: "signed-out" });
  }

  /** For the same person only. This tab still holds the lock. */
  async #resume(announcement: unknown): Promise<void> {
    if (!this.#isPaused || !isAnnounced(this.#owners(), announcement)) return;
    this.#isPaused = false;
    if (this.#heldId === undefined) return;
    this.#isWriter = true;
    this.#keptContent = "";
    this.#setStatus({ kind: "kept-again" });
    await this.save();
  }

  #owners(): string[] {
    return this.#keys.map(({ owner }) => owner);
  }

  #listen(name: string, onMessage: (data: unknown) => void): void {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => onMessage(data);
    this.#channels.push(channel);
  }

  #setStatus(status: DraftStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }

  #ref(id: string) {
    return { kind: this.#form.kind, id };
  }
}

/** Some browsers leave a request to open their storage without an answer. */
const longestOpening = { turns: 10, millisecondsEach: 500 };

/** In turns, because an answer has to wait while a page is busy, and a single timer would run out first. */
async function withinTurns<Value>(
  { turns, millisecondsEach }: typeof longestOpening,
  value: Promise<Value>,
): Promise<Value> {
  const isThere = value.then(() => true);
  for (let turn = 0; turn < turns; turn += 1) {
    const isOver = new Promise<false>((resolve) => setTimeout(() => resolve(false), millisecondsEach));
    if (await Promise.race([isThere, isOver])) return value;
  }
  throw new Error("The browser's storage did not open");
}

/** A tab from before drafts had kinds holds the lock under the bare id. */
function toLockName({ kind, id }: { kind: DraftKind; id: string }): string {
  return kind === "case" ? `casedesk-draft-${id}` : `casedesk-draft-${kind}:${id}`;
}
