import type { CaseStore } from "./case-store";
import { PresignedUrls } from "./presigned-url";
import type { StoredAttachment } from "./stored-case";

export type FileStoreOptions = {
  readonly cases: CaseStore;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long a presigned URL lives. AWS does not publish it. */
  readonly urlSeconds: number;
  /** How long the scan of a file takes. AWS does not publish it. */
  readonly scanSeconds: number;
  /** True if bytes are kept for a download, in memory. */
  readonly keepsBytes: boolean;
};

/** Where a file goes, and whose URL leads there. */
export type FilePlace = {
  readonly caseId: string;
  readonly attachmentId: string;
  readonly path: string;
  /** The caller who asked for the latest URL. */
  readonly sessionName: string;
};

export type StoredFile = { readonly bytes: Buffer | undefined; readonly isMalware: boolean };

/** The bucket behind the presigned URLs. */
export class FileStore {
  readonly #options: FileStoreOptions;
  readonly #places = new Map<string, FilePlace>();
  readonly #files = new Map<string, StoredFile>();
  readonly #uploadUrls = new Map<string, string>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly urls: PresignedUrls;
  /** Of the server that takes the files. */
  host = "";

  constructor(options: FileStoreOptions) {
    this.#options = options;
    this.urls = new PresignedUrls(options.now, options.region);
  }

  get keepsBytes(): boolean {
    return this.#options.keepsBytes;
  }

  /** The same for as long as the simulator runs, even once it has expired. */
  uploadUrl(caseId: string, attachment: StoredAttachment, sessionName: string): string {
    const { path } = this.#place(caseId, attachment, sessionName);
    const known = this.#uploadUrls.get(path);
    if (known !== undefined) return known;
    const headers = {
      "content-length": String(attachment.contentLength),
      "content-type": "application/octet-stream",
      "if-none-match": "*",
    };
    const url = this.urls.sign({ method: "PUT", host: this.host, path, headers, expiresSeconds: this.#urlSeconds });
    this.#uploadUrls.set(path, url);
    return url;
  }

  downloadUrl(caseId: string, attachment: StoredAttachment, sessionName: string): string {
    const { path } = this.#place(caseId, attachment, sessionName);
    return this.urls.sign({ method: "GET", host: this.host, path, headers: {}, expiresSeconds: this.#urlSeconds });
  }

  placeAt(path: string): FilePlace | undefined {
    return this.#places.get(path);
  }

  fileAt(path: string): StoredFile | undefined {
    return this.#files.get(path);
  }

  /** Scans it, which takes a moment. */
  put({ path, caseId, attachmentId }: FilePlace, file: StoredFile): void {
    this.#files.set(path, file);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#setStatus(caseId, attachmentId, file.isMalware ? "Failed" : "Verified");
    }, this.#options.scanSeconds * 1000);
    this.#timers.add(timer);
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  get #urlSeconds(): number {
    return this.#options.urlSeconds;
  }

  #place(caseId: string, { attachmentId, fileName }: StoredAttachment, sessionName: string): FilePlace {
    const path = `/${caseId}/${attachmentId}/${fileName}`;
    const place = { caseId, attachmentId, path, sessionName };
    this.#places.set(path, place);
    return place;
  }

  #setStatus(caseId: string, attachmentId: string, attachmentStatus: StoredAttachment["attachmentStatus"]): void {
    const stored = this.#options.cases.get(caseId);
    if (!stored) return;
    const attachments = (stored.attachments ?? []).map((each) =>
      each.attachmentId === attachmentId ? { ...each, attachmentStatus } : each,
    );
    this.#options.cases.change(caseId, { attachments });
  }
}
