import { type CaseFile, fileLimits, fileProblem, toFileName } from "@/lib/cases/files";
import { nextStep, type Sent, type Step, type Tries } from "./next-step";
import type { FilesDraft, Known, Upload, UploadPhase } from "./upload";

export type UploadsState = {
  uploads: readonly Upload[];
  known: Readonly<Record<string, Known>>;
  givenUp: readonly string[];
  /** Why files were not added at the last try. */
  problems: readonly string[];
};

export type Send = (
  upload: Upload,
  file: File,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
) => Promise<Sent>;

export type QueueOptions = {
  /** Without it, files only wait: the case is not open yet. */
  send?: Send;
  /** Its SHA-256. */
  hash(file: File): Promise<string>;
  /** Resolves once the draft knows what is about to be sent. */
  keep(): Promise<void>;
  /** AWS has one file more, or may have: its list must be read again. */
  onSent(): void;
  pause(milliseconds: number): Promise<void>;
};

const uploadsAtOnce = 2;

/** A little after each reading of the list while a file is being checked. */
const looks = [2500, 3500, 5500, 10_500];

/** Sends files two at a time, outside React. Its files are in memory only. */
export class UploadQueue {
  readonly #options: QueueOptions;
  readonly #files = new Map<string, File>();
  readonly #running = new Map<string, AbortController>();
  readonly #listeners = new Set<() => void>();
  #state: UploadsState = { uploads: [], known: {}, givenUp: [], problems: [] };
  #listed: readonly CaseFile[] = [];
  #isStopped = false;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  readonly read = (): UploadsState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Files that the page asks for after a reload, and new ones. */
  async add(files: readonly File[]): Promise<void> {
    const problems: string[] = [];
    for (const file of files) {
      const problem = fileProblem(file) ?? (await this.#addOne(file));
      if (problem !== undefined) problems.push(problem);
    }
    this.#become({ problems });
    this.#startNext();
  }

  cancel(id: string): void {
    const upload = this.#find(id);
    this.#running.get(id)?.abort();
    this.#drop(id);
    if (upload?.isTried) {
      this.#become({ givenUp: [...this.#state.givenUp, upload.fileName] });
      this.#options.onSent();
    }
    void this.#options.keep();
  }

  /** For while its page is shown. Without it, whoever was signed in may have left. */
  start(): void {
    this.#isStopped = false;
    this.#startNext();
  }

  stop(): void {
    this.#isStopped = true;
    for (const [id, leaving] of this.#running) {
      leaving.abort();
      this.#change(id, { phase: { name: "waiting" } });
    }
  }

  retry(id: string): void {
    this.#change(id, { phase: { name: "waiting" } });
    this.#startNext();
  }

  /** As AWS lists them now. */
  listed(files: readonly CaseFile[]): void {
    this.#listed = files;
    for (const upload of this.#state.uploads) {
      const isIdle = upload.phase.name === "missing" || upload.phase.name === "stopped";
      // A page that ended before it knew may have sent it.
      if (isIdle && upload.isTried && this.#isChecked(upload)) this.#finish(upload);
    }
  }

  draft(): FilesDraft {
    const { uploads, known, givenUp } = this.#state;
    return { uploads: uploads.map(({ phase: _phase, ...kept }) => kept), known: { ...known }, givenUp: [...givenUp] };
  }

  /** Asks for the files that are not in `files`. What was added before stays. */
  fill({ uploads, known, givenUp }: FilesDraft, files: ReadonlyMap<string, File> = new Map()): void {
    for (const [id, file] of files) this.#files.set(id, file);
    const filled = uploads.map((upload): Upload => {
      return { ...upload, phase: { name: this.#files.has(upload.id) ? "waiting" : "missing" } };
    });
    const before = this.#state;
    const isNew = ({ id }: Upload) => before.uploads.every((upload) => upload.id !== id);
    this.#become({
      uploads: [...before.uploads, ...filled.filter(isNew)],
      known: { ...known, ...before.known },
      givenUp: [...new Set([...givenUp, ...before.givenUp])],
    });
    this.listed(this.#listed);
    this.#startNext();
  }

  files(): ReadonlyMap<string, File> {
    return new Map(this.#files);
  }

  isBlank(): boolean {
    const { uploads, known, givenUp } = this.#state;
    return uploads.length + givenUp.length + Object.keys(known).length === 0;
  }

  /** Of a file that was downloaded. */
  learn(fileName: string, known: Known): void {
    this.#become({ known: { ...this.#state.known, [fileName]: known } });
    void this.#options.keep();
  }

  async #addOne(file: File): Promise<string | undefined> {
    const missing = this.#state.uploads.find(
      ({ phase, name, size }) => phase.name === "missing" && name === file.name && size === file.size,
    );
    if (missing) return this.#takeBack(missing, file);
    if (new Set(this.#takenNames()).size >= fileLimits.perCase) {
      return `${file.name} is one too many: AWS takes ${fileLimits.perCase} files a case`;
    }
    const id = crypto.randomUUID();
    this.#files.set(id, file);
    const fileName = toFileName(file.name, this.#takenNames());
    const upload = { id, name: file.name, fileName, size: file.size, clientToken: crypto.randomUUID() };
    this.#become({ uploads: [...this.#state.uploads, { ...upload, isTried: false, phase: { name: "waiting" } }] });
    return undefined;
  }

  async #takeBack({ id, sha256 }: Upload, file: File): Promise<string | undefined> {
    if (sha256 !== undefined && (await this.#options.hash(file).catch(() => "")) !== sha256) {
      return `${file.name} is not the same file as before. Cancel the old one to add this one`;
    }
    this.#files.set(id, file);
    this.#change(id, { phase: { name: "waiting" } });
    return undefined;
  }

  #startNext(): void {
    const { send } = this.#options;
    if (!send) {
      this.#hashAll();
      return;
    }
    for (const { id, phase } of this.#state.uploads) {
      if (this.#isStopped || this.#running.size >= uploadsAtOnce) return;
      const file = this.#files.get(id);
      if (phase.name !== "waiting" || this.#running.has(id) || !file) continue;
      const leaving = new AbortController();
      this.#running.set(id, leaving);
      void this.#run(id, file, leaving.signal, send).finally(() => {
        this.#running.delete(id);
        this.#startNext();
      });
    }
  }

  /** Files that are sent later must be recognised after a reload. */
  #hashAll(): void {
    for (const { id, sha256 } of this.#state.uploads) {
      const file = this.#files.get(id);
      if (file && sha256 === undefined) void this.#knowHash(id, file);
    }
  }

  async #run(id: string, file: File, signal: AbortSignal, send: Send): Promise<void> {
    if (!(await this.#knowHash(id, file))) return;
    const tries: Tries = { broken: 0, names: 1, wasTried: this.#find(id)?.isTried ?? false };
    for (let goesOn = true; goesOn && !signal.aborted; ) {
      this.#change(id, { isTried: true, phase: { name: "sending", sentBytes: 0 } });
      await this.#options.keep();
      const upload = this.#find(id);
      if (!upload || signal.aborted) return;
      const onProgress = (sentBytes: number) => this.#change(id, { phase: { name: "sending", sentBytes } });
      const sent = await send(upload, file, onProgress, signal);
      if (signal.aborted) return;
      goesOn = await this.#carryOut(nextStep(sent, upload, tries), upload, tries);
    }
  }

  async #knowHash(id: string, file: File): Promise<boolean> {
    if (this.#find(id)?.sha256 !== undefined) return true;
    if (this.#options.send) this.#change(id, { phase: { name: "reading" } });
    const sha256 = await this.#options.hash(file).catch(() => undefined);
    if (sha256 === undefined) this.#change(id, { phase: { name: "stopped", stop: { kind: "unreadable" } } });
    else this.#change(id, { sha256 });
    return sha256 !== undefined;
  }

  /** False when nothing more is to be sent. */
  async #carryOut(step: Step, upload: Upload, tries: Tries): Promise<boolean> {
    tries.wasTried = true;
    switch (step.do) {
      case "finish":
        this.#finish(upload);
        return false;
      case "stop":
        // Under this name AWS has something else than the file.
        if (step.stop.kind === "damaged") this.#rename(upload, true, tries);
        this.#change(upload.id, { phase: { name: "stopped", stop: step.stop } });
        if (step.stop.kind === "damaged") void this.#options.keep();
        return false;
      case "wait":
        if (step.isBroken) tries.broken += 1;
        await this.#wait(upload.id, step.milliseconds);
        return true;
      case "rename":
        this.#rename(upload, step.isGivenUp, tries);
        return true;
      case "look":
        if (!(await this.#hasArrived(upload))) return this.#carryOut({ do: "rename", isGivenUp: true }, upload, tries);
        this.#finish(upload);
        return false;
    }
  }

  async #hasArrived(upload: Upload): Promise<boolean> {
    this.#options.onSent();
    for (const milliseconds of looks) {
      await this.#wait(upload.id, milliseconds);
      if (this.#isChecked(upload)) return true;
    }
    return false;
  }

  #wait(id: string, milliseconds: number): Promise<void> {
    this.#change(id, { phase: { name: "waiting" } });
    return this.#options.pause(milliseconds);
  }

  /** Under a new token. AWS keeps what it has under the old name. */
  #rename({ id, name, fileName }: Upload, isGivenUp: boolean, tries: Tries): void {
    tries.names += 1;
    tries.wasTried = false;
    if (isGivenUp) this.#become({ givenUp: [...this.#state.givenUp, fileName] });
    const fresh = toFileName(name, [...this.#takenNames(), fileName]);
    this.#change(id, { fileName: fresh, clientToken: crypto.randomUUID(), isTried: false });
  }

  #finish({ id, fileName, size, sha256 = "" }: Upload): void {
    this.#become({ known: { ...this.#state.known, [fileName]: { size, sha256 } } });
    this.#drop(id);
    this.#options.onSent();
    void this.#options.keep();
  }

  /** AWS checks only what has arrived. */
  #isChecked({ fileName }: Upload): boolean {
    return this.#listed.some((file) => file.fileName === fileName && file.status !== "Pending");
  }

  #takenNames(): string[] {
    const { uploads, givenUp } = this.#state;
    return [...[...this.#listed, ...uploads].map(({ fileName }) => fileName), ...givenUp];
  }

  #find(id: string): Upload | undefined {
    return this.#state.uploads.find((each) => each.id === id);
  }

  #drop(id: string): void {
    this.#files.delete(id);
    this.#become({ uploads: this.#state.uploads.filter((each) => each.id !== id) });
  }

  #change(id: string, parts: Partial<Omit<Upload, "phase">> & { phase?: UploadPhase }): void {
    const uploads = this.#state.uploads.map((each) => (each.id === id ? { ...each, ...parts } : each));
    this.#become({ uploads });
  }

  #become(change: Partial<UploadsState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
