import { randomInt } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { securityIrError } from "./aws-error";
import { caseArn } from "./case-arn";
import { ClientTokens, type ClientTokensOptions, type RememberedToken } from "./client-tokens";
import { isJsonObject, type JsonObject } from "./json";
import { caseQuotas } from "./service-limits";
import { isAwsSupported, isClosed, type StoredCase, type StoredComment } from "./stored-case";

export type CaseStoreOptions = ClientTokensOptions & {
  readonly accountId: string;
  readonly region: string;
  /** Keeps everything across restarts. Without it, the store is in memory only. */
  readonly file?: string | undefined;
  /** Whether AWS's default quotas apply. */
  readonly quotas: boolean;
  /** Whether a comment changes the case's `lastUpdatedDate`. AWS does not publish it. */
  readonly commentsMoveDate: boolean;
};

type Saved = { readonly cases: readonly StoredCase[]; readonly tokens: readonly RememberedToken[] };

const secondsPerDay = 86_400;

export class CaseStore {
  readonly #options: CaseStoreOptions;
  readonly #cases = new Map<string, StoredCase>();
  readonly tokens: ClientTokens;

  constructor(options: CaseStoreOptions) {
    this.#options = options;
    this.tokens = new ClientTokens(options);
    this.#load();
  }

  /**
   * Stores a new case, or returns the one that the same client token opened before. Throws ConflictException for a
   * misused token, and ServiceQuotaExceededException, but never for a repeat.
   */
  open(input: JsonObject, createdBy: string): { caseId: string; created: boolean } {
    const { madeId, isNew } = this.tokens.once("CreateCase", input, () => this.#add(input, createdBy));
    this.#save();
    return { caseId: madeId, created: isNew };
  }

  /** As if no case had ever been opened. */
  clear(): void {
    this.#cases.clear();
    this.#save();
  }

  get(caseId: string): StoredCase | undefined {
    return this.#cases.get(caseId);
  }

  /** Newest first. */
  list(): readonly StoredCase[] {
    return [...this.#cases.values()].reverse();
  }

  /** Changes the case and its `lastUpdatedDate`. The edit, if any, becomes part of its history. */
  change(caseId: string, parts: Partial<StoredCase>, edit?: { principal: string; action: string; message: string }) {
    const at = this.#seconds();
    const stored = this.#require(caseId);
    const edits = edit ? [...stored.edits, { eventTimestamp: at, ...edit }] : stored.edits;
    return this.#put({ ...stored, lastUpdatedDate: at, edits, ...parts });
  }

  /** A comment of the customer ends AWS's wait for one. */
  addComment(caseId: string, body: string, creator: string, pendingAction: StoredCase["pendingAction"] = "None") {
    const { comments, lastUpdatedDate } = this.#require(caseId);
    const at = this.#seconds();
    const commentId = String(comments.length).padStart(6, "0");
    const comment = { commentId, body, creator, lastUpdatedBy: creator, createdDate: at, lastUpdatedDate: at };
    this.change(caseId, {
      comments: [...comments, comment],
      pendingAction,
      lastUpdatedDate: this.#options.commentsMoveDate ? at : lastUpdatedDate,
    });
    return comment;
  }

  changeComment(caseId: string, commentId: string, body: string, lastUpdatedBy: string): StoredComment | undefined {
    const { comments, lastUpdatedDate } = this.#require(caseId);
    const at = this.#seconds();
    const changed = comments.map((comment) =>
      comment.commentId === commentId ? { ...comment, body, lastUpdatedBy, lastUpdatedDate: at } : comment,
    );
    this.change(caseId, { comments: changed, lastUpdatedDate: this.#options.commentsMoveDate ? at : lastUpdatedDate });
    return changed.find((comment) => comment.commentId === commentId);
  }

  #add(input: JsonObject, createdBy: string): string {
    const { clientToken: _token, tags, ...content } = input;
    this.#requireQuota(String(content.resolverType));
    const caseId = this.#freshCaseId();
    const createdDate = this.#seconds();
    this.#cases.set(caseId, {
      caseId,
      caseArn: caseArn(this.#options, caseId),
      input: content,
      tags: isJsonObject(tags) ? Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, `${value}`])) : {},
      caseStatus: "Submitted",
      pendingAction: "None",
      createdDate,
      lastUpdatedDate: createdDate,
      createdBy,
      comments: [],
      edits: [],
      investigations: [],
    });
    return caseId;
  }

  #require(caseId: string): StoredCase {
    const stored = this.#cases.get(caseId);
    if (!stored) throw new Error(`There is no case ${caseId}`);
    return stored;
  }

  #put(stored: StoredCase): StoredCase {
    this.#cases.set(stored.caseId, stored);
    this.#save();
    return stored;
  }

  #seconds(): number {
    return this.#options.now() / 1000;
  }

  #requireQuota(resolverType: string): void {
    if (!this.#options.quotas) return;
    const kind = resolverType === "AWS" ? "AWS" : "Self";
    const ofKind = this.list().filter((stored) => isAwsSupported(stored) === (kind === "AWS"));
    const today = ofKind.filter((stored) => stored.createdDate > this.#seconds() - secondsPerDay);
    const active = ofKind.filter((stored) => !isClosed(stored));
    if (today.length >= caseQuotas.perDay[kind]) throw quotaExceeded(`${kind}-cases-per-day`);
    if (active.length >= caseQuotas.active[kind]) throw quotaExceeded(`${kind}-cases-active`);
  }

  #freshCaseId(): string {
    const caseId = String(randomInt(1_000_000_000, 10_000_000_000));
    return this.#cases.has(caseId) ? this.#freshCaseId() : caseId;
  }

  #load(): void {
    const { file } = this.#options;
    if (file === undefined || !existsSync(file)) return;
    // Only #save writes this file.
    const saved = JSON.parse(readFileSync(file, "utf8")) as Saved;
    for (const stored of saved.cases) this.#cases.set(stored.caseId, stored);
    this.tokens.restore(saved.tokens);
  }

  #save(): void {
    const { file } = this.#options;
    if (file === undefined) return;
    // Renaming is atomic: a process killed halfway leaves the old file.
    const draft = `${file}.${process.pid}.part`;
    const saved: Saved = { cases: [...this.#cases.values()], tokens: this.tokens.all() };
    writeFileSync(draft, JSON.stringify(saved));
    renameSync(draft, file);
  }
}

function quotaExceeded(quotaCode: string) {
  return securityIrError("ServiceQuotaExceededException", "You have reached the maximum number of cases.", {
    resourceId: quotaCode,
    resourceType: "Case",
    serviceCode: "security-ir",
    quotaCode,
  });
}
