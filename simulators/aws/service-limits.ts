import type { ServiceName } from "./authentication";
import { AwsError, securityIrError, stsErrorStatus } from "./aws-error";

// AWS General Reference, "AWS Security Incident Response endpoints and quotas", as published in 2026: everything is for
// one account in one Region. The quotas can be raised, the rates cannot.

/** Open cases, and AWS-supported cases opened within a day. */
export const caseQuotas = { active: { Self: 100, AWS: 50 }, perDay: { Self: Number.POSITIVE_INFINITY, AWS: 50 } };

const writes =
  "CreateCase CreateCaseComment UpdateCase UpdateCaseComment UpdateCaseStatus UpdateResolverType CloseCase GetCaseAttachmentUploadUrl GetCaseAttachmentDownloadUrl SendFeedback";
const reads =
  "GetCase ListCases ListComments ListCaseEdits ListInvestigations ListMemberships GetMembership BatchGetMemberAccountDetails";

/** Calls a second of each operation. AWS does not list the tag operations, so they have no rate here either. */
const publishedRates = new Map([
  ...writes.split(" ").map((operation) => [operation, 1] as const),
  ...reads.split(" ").map((operation) => [operation, 5] as const),
]);

export type RateSettings = {
  /** Whether the published rates apply. */
  readonly published?: boolean | undefined;
  /** Calls a second of each STS operation. AWS publishes far more than a test can send. */
  readonly sts?: number | undefined;
};

type Bucket = { tokens: number; at: number };

/**
 * A token bucket for each operation. AWS does not publish the size of a burst; here it is one second's calls, which is
 * the least that a rate allows.
 */
export class Rates {
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();
  #settings: RateSettings;
  #refusals = 0;

  /** `now` is in milliseconds. */
  constructor(now: () => number, settings: RateSettings = {}) {
    this.#now = now;
    this.#settings = settings;
  }

  /** Fills all buckets. */
  set(settings: RateSettings): RateSettings {
    this.#settings = settings;
    this.#buckets.clear();
    return settings;
  }

  /** Counts a call. Throws what AWS answers to one too many, which counts for nothing. */
  take(service: ServiceName, operation: string): void {
    const perSecond = service === "sts" ? this.#settings.sts : this.#publishedRate(operation);
    if (perSecond === undefined) return;
    const bucket = this.#fill(operation, perSecond);
    if (bucket.tokens >= 1) bucket.tokens -= 1;
    else throw this.#refusal(service, Math.ceil((1 - bucket.tokens) / perSecond));
  }

  #publishedRate(operation: string): number | undefined {
    return this.#settings.published ? publishedRates.get(operation) : undefined;
  }

  #fill(operation: string, perSecond: number): Bucket {
    const now = this.#now();
    const { tokens, at } = this.#buckets.get(operation) ?? { tokens: perSecond, at: now };
    const bucket = { tokens: Math.min(perSecond, tokens + ((now - at) / 1000) * perSecond), at: now };
    this.#buckets.set(operation, bucket);
    return bucket;
  }

  /** The model has Retry-After as optional, so every other refusal goes without. STS's protocol has none. */
  #refusal(service: ServiceName, retryAfterSeconds: number): AwsError {
    if (service === "sts") return new AwsError("Throttling", stsErrorStatus.Throttling, "Rate exceeded");
    this.#refusals += 1;
    const members = { serviceCode: "security-ir", quotaCode: "calls-per-second" };
    const { name, status, message } = securityIrError("ThrottlingException", "Rate exceeded");
    return new AwsError(name, status, message, members, this.#refusals % 2 === 1 ? retryAfterSeconds : undefined);
  }
}
