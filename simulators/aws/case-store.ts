import { randomInt } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { securityIrError } from "./aws-error";
import { caseArn } from "./case-arn";
import { canonicalJson, type JsonObject } from "./json";

export type StoredCase = {
  readonly caseId: string;
  readonly caseArn: string;
  readonly caseStatus: string;
  readonly input: JsonObject;
  /** Epoch seconds. */
  readonly createdDate: number;
  readonly createdBy: string;
};

/** A comment on a case. Times are epoch seconds. */
export type StoredComment = {
  /** Six digits, unique in its case. */
  readonly commentId: string;
  readonly body: string;
  readonly creator: string;
  readonly lastUpdatedBy: string;
  readonly createdDate: number;
  readonly lastUpdatedDate: number;
};

export type CaseStoreOptions = {
  readonly accountId: string;
  readonly region: string;
  /** Keeps everything across restarts. Without it, the store is in memory only. */
  readonly file?: string | undefined;
  /** How long a client token is remembered. 0 forgets it at once. */
  readonly tokenSeconds: number;
  /** Whether a repeated request gets the same case again or ConflictException. AWS does not publish which. */
  readonly repeat: "replay" | "conflict";
  /** Whether AWS's default quotas apply. */
  readonly quotas: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

type RememberedToken = {
  readonly token: string;
  readonly content: string;
  readonly caseId: string;
  readonly at: number;
};

type Saved = {
  readonly cases: readonly StoredCase[];
  readonly tokens: readonly RememberedToken[];
  /** By case ID. Older files have no comments. */
  readonly comments?: readonly (readonly [string, StoredComment[]])[];
};

const secondsPerDay = 86_400;

// Defaults per Region (Security Incident Response User Guide, quotas).
const quotaPerDay = { AWS: 10, Self: Number.POSITIVE_INFINITY } as const;
const quotaActive = { AWS: 10, Self: 50 } as const;

export class CaseStore {
  readonly #options: CaseStoreOptions;
  readonly #cases = new Map<string, StoredCase>();
  readonly #comments = new Map<string, StoredComment[]>();
  readonly #tokens = new Map<string, RememberedToken>();
  readonly #inFlight = new Set<string>();

  constructor(options: CaseStoreOptions) {
    this.#options = options;
    this.#load();
  }

  /**
   * Stores a new case, or returns the one that the same client token opened before. Throws ConflictException when the
   * token came with other content or is still in use, and ServiceQuotaExceededException, but never for a repeat.
   */
  open(input: JsonObject, createdBy: string): { caseId: string; created: boolean } {
    const { clientToken, ...content } = input;
    const token = typeof clientToken === "string" ? clientToken : undefined;
    if (token !== undefined) {
      if (this.#inFlight.has(token)) throw conflict(token, "A request with this client token is in progress.");
      const known = this.#recall(token);
      if (known) return { caseId: this.#repeat(known, canonicalJson(content)), created: false };
    }
    this.#requireQuota(String(content.resolverType));

    const caseId = this.#freshCaseId();
    const createdDate = this.#seconds();
    this.#cases.set(caseId, {
      caseId,
      caseArn: caseArn(this.#options, caseId),
      caseStatus: "Submitted",
      input: content,
      createdDate,
      createdBy,
    });
    if (token !== undefined) {
      this.#tokens.set(token, { token, content: canonicalJson(content), caseId, at: createdDate });
    }
    this.#save();
    return { caseId, created: true };
  }

  /** Keeps the client token in use until the returned function is called. Duplicates get ConflictException. */
  holdToken(input: JsonObject): () => void {
    const { clientToken } = input;
    if (typeof clientToken !== "string" || this.#inFlight.has(clientToken)) return () => {};
    this.#inFlight.add(clientToken);
    return () => this.#inFlight.delete(clientToken);
  }

  get(caseId: string): StoredCase | undefined {
    return this.#cases.get(caseId);
  }

  /** Newest first. */
  list(): readonly StoredCase[] {
    return [...this.#cases.values()].reverse();
  }

  /** The case must exist. */
  addComment(caseId: string, body: string, creator: string): StoredComment {
    const earlier = this.comments(caseId);
    const at = this.#seconds();
    const commentId = String(earlier.length).padStart(6, "0");
    const comment = { commentId, body, creator, lastUpdatedBy: creator, createdDate: at, lastUpdatedDate: at };
    this.#comments.set(caseId, [...earlier, comment]);
    this.#save();
    return comment;
  }

  /** Oldest first. */
  comments(caseId: string): readonly StoredComment[] {
    return this.#comments.get(caseId) ?? [];
  }

  #seconds(): number {
    return this.#options.now() / 1000;
  }

  #recall(token: string): RememberedToken | undefined {
    const known = this.#tokens.get(token);
    return known && this.#seconds() < known.at + this.#options.tokenSeconds ? known : undefined;
  }

  #repeat(known: RememberedToken, content: string): string {
    if (known.content !== content) throw conflict(known.token, "The client token was used with another request.");
    if (this.#options.repeat === "conflict") throw conflict(known.token, "The client token was used before.");
    return known.caseId;
  }

  #requireQuota(resolverType: string): void {
    if (!this.#options.quotas) return;
    const kind = resolverType === "AWS" ? "AWS" : "Self";
    const ofKind = this.list().filter((stored) => stored.input.resolverType === kind);
    const today = ofKind.filter((stored) => stored.createdDate > this.#seconds() - secondsPerDay);
    if (today.length >= quotaPerDay[kind]) throw quotaExceeded(`${kind}-cases-per-day`);
    if (ofKind.length >= quotaActive[kind]) throw quotaExceeded(`${kind}-cases-active`);
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
    for (const [caseId, comments] of saved.comments ?? []) this.#comments.set(caseId, comments);
    for (const stored of saved.cases) this.#cases.set(stored.caseId, stored);
    for (const known of saved.tokens) this.#tokens.set(known.token, known);
  }

  #save(): void {
    const { file } = this.#options;
    if (file === undefined) return;
    // Renaming is atomic: a process killed halfway leaves the old file.
    const draft = `${file}.${process.pid}.part`;
    const saved: Saved = {
      cases: [...this.#cases.values()],
      tokens: [...this.#tokens.values()],
      comments: [...this.#comments],
    };
    writeFileSync(draft, JSON.stringify(saved));
    renameSync(draft, file);
  }
}

function conflict(clientToken: string, message: string) {
  // AWS does not publish what it puts here. The token tells the caller nothing new.
  return securityIrError("ConflictException", message, { resourceId: clientToken, resourceType: "ClientToken" });
}

function quotaExceeded(quotaCode: string) {
  return securityIrError("ServiceQuotaExceededException", "You have reached the maximum number of cases.", {
    resourceId: quotaCode,
    resourceType: "Case",
    serviceCode: "security-ir",
    quotaCode,
  });
}
