import type { Random } from "../tools/random";

/** A fault as the AWS simulator's admin path takes it, without the person. */
export type ArmedFault = {
  readonly operation:
    | "CreateCase"
    | "ListCases"
    | "CreateCaseComment"
    | "ListComments"
    | "GetCase"
    | "UpdateCaseStatus"
    | "UpdateResolverType"
    | "CloseCase"
    | "UpdateCase"
    | "TagResource"
    | "ListTagsForResource"
    | "AssumeRoleWithWebIdentity"
    | "PutObject";
  readonly fault: string;
  readonly times?: number;
  /** How many calls pass first. */
  readonly afterCalls?: number;
  readonly details?: { readonly ms?: number; readonly stored?: boolean };
};

/** Faults between the person and the portal while the case is being opened. */
export type Mishap =
  /** The replica that handles the request is killed and restarted. */
  | "replica-killed"
  /** The browser loses its connection; the portal goes on. */
  | "connection-lost"
  /** The session is gone and STS refuses the first sign-in. */
  | "signed-out";

export type FaultKind = {
  readonly name: string;
  /** In order, one call each unless `times` says otherwise. */
  readonly armed: readonly ArmedFault[];
  readonly mishap?: Mishap;
};

// The portal gives an attempt 8 seconds, so nobody waits for this answer.
const beyondTimeout = { ms: 8400 };
const attempts = 3;

const create = (fault: string, rest: Omit<ArmedFault, "operation" | "fault"> = {}): ArmedFault => ({
  operation: "CreateCase",
  fault,
  ...rest,
});
const kind = (name: string, armed: readonly ArmedFault[], mishap?: Mishap): FaultKind =>
  mishap === undefined ? { name, armed } : { name, armed, mishap };

const stored = { details: { stored: true } };
const always = { times: attempts };

export const faultKinds: readonly FaultKind[] = [
  kind("throttled once", [create("ThrottlingException")]),
  kind("throttled three times", [create("ThrottlingException", always)]),
  kind("500 once", [create("InternalServerException")]),
  kind("500 after storing", [create("InternalServerException", stored)]),
  kind("500 to the end", [create("InternalServerException", always)]),
  kind("500 after storing, to the end", [create("InternalServerException", { ...stored, ...always })]),
  kind("empty 500 after storing", [create("empty-500", stored)]),
  kind("423 once", [create("InvalidTokenException")]),
  kind("423 to the end", [create("InvalidTokenException", always)]),
  kind("409", [create("ConflictException")]),
  kind("409 after storing", [create("ConflictException", stored)]),
  kind("denied", [create("AccessDeniedException")]),
  kind("quota", [create("ServiceQuotaExceededException")]),
  kind("invalid", [create("ValidationException")]),
  kind("expired credentials", [create("ExpiredTokenException")]),
  kind("HTML 503", [create("html-503")]),
  kind("HTML 503 after storing", [create("html-503", stored)]),
  kind("truncated answer", [create("truncated-body")]),
  kind("reset before", [create("reset-before")]),
  kind("reset after", [create("reset-after")]),
  kind("reset after, to the end", [create("reset-after", always)]),
  kind("reset mid-body", [create("reset-mid-body")]),
  kind("reset after, then denied", [create("reset-after"), create("AccessDeniedException")]),
  // More refusals would hold up everybody behind this call, whom AWS would have served.
  kind("reset after, then throttled", [create("reset-after", always), create("ThrottlingException", always)]),
  kind("reset after, lookup denied", [
    create("reset-after"),
    { operation: "ListCases", fault: "AccessDeniedException", times: 4 },
  ]),
  kind("reset after, lookup fails", [
    create("reset-after"),
    { operation: "ListCases", fault: "InternalServerException", times: 12 },
  ]),
  kind("late answer", [create("delay", { details: beyondTimeout })]),
  kind("delivered late", [create("deliver-late", { details: beyondTimeout })]),
  kind("stored late", [create("commit-late", { details: beyondTimeout })]),
  kind("connection lost, case stored", [create("delay", { details: { ms: 1200 } })], "connection-lost"),
  kind("connection lost, case on its way", [create("deliver-late", { details: { ms: 1200 } })], "connection-lost"),
  kind("connection lost, case being stored", [create("commit-late", { details: { ms: 3500 } })], "connection-lost"),
  kind("replica killed, case stored", [create("delay", { details: { ms: 2500 } })], "replica-killed"),
  kind("replica killed, case on its way", [create("deliver-late", { details: { ms: 2500 } })], "replica-killed"),
  kind("STS denies", [{ operation: "AssumeRoleWithWebIdentity", fault: "AccessDenied" }], "signed-out"),
];

/** For one write in `1 / rate`. */
export function dealFault(kinds: readonly FaultKind[], random: Random, rate: number): FaultKind | undefined {
  return random.between(0, 999) < rate * 1000 ? random.shuffled(kinds)[0] : undefined;
}

export function isThrottling({ armed }: FaultKind): boolean {
  return armed.some(({ fault }) => fault === "ThrottlingException");
}

/** The milliseconds after its call during which a fault may still change what AWS holds. */
export function longestWait({ armed }: FaultKind): number {
  return Math.max(0, ...armed.map(({ details }) => details?.ms ?? 0));
}
