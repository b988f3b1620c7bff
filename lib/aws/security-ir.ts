import "server-only";
import {
  CreateCaseCommand,
  GetCaseCommand,
  type GetCaseCommandOutput,
  ListCasesCommand,
  SecurityIRClient,
} from "@aws-sdk/client-security-ir";
import { StandardRetryStrategy } from "@smithy/core/retry";
import type { Session } from "@/lib/auth/session";
import { endpointOf } from "@/lib/aws/endpoint";
import { requestHandler } from "@/lib/aws/request-handler";
import { isOutcomeUnclear, type ReadFailure, toReadFailure } from "@/lib/cases/case-errors";
import { toCreateCaseInput } from "@/lib/cases/case-request";
import type { CaseValues } from "@/lib/cases/case-schema";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/log";

/** The SDK is the only layer that retries. Its retry quota lives in this object, so that an outage is felt by all users as one. */
const retryStrategy = new StandardRetryStrategy(3);

const overallDeadlineMilliseconds = 25_000;

/** A client that acts as this person and no one else: ambient credentials are never looked for. */
function clientFor(session: Session): SecurityIRClient {
  return new SecurityIRClient({
    region: env().AWS_REGION,
    credentials: session.credentials,
    requestHandler,
    retryStrategy,
    ...endpointOf("SECURITY_IR"),
  });
}

/** `earlierErrors` are those of the attempts before the last: one of them may have opened the case although its answer was lost. */
export type CreatedCase = { earlierErrors: unknown[] } & ({ ok: true; caseId: string } | { ok: false; error: unknown });

/**
 * Opens a case as the session's user, within 25 seconds and three attempts that all carry the same clientToken.
 * Never throws: whatever AWS or the network answers is a value, for `toFailure` to read.
 */
export async function createCase(session: Session, values: CaseValues): Promise<CreatedCase> {
  const startedAt = performance.now();
  const command = new CreateCaseCommand(toCreateCaseInput(values));
  const attemptErrors: unknown[] = [];
  // At the end of this step the middleware stands inside the SDK's retries, and sees every attempt.
  command.middlewareStack.add(
    (next) => (attempt) =>
      next(attempt).catch((error: unknown) => {
        attemptErrors.push(error);
        throw error;
      }),
    { step: "finalizeRequest", name: "rememberAttemptErrors", priority: "low" },
  );
  try {
    const { caseId, $metadata } = await clientFor(session).send(command, {
      abortSignal: AbortSignal.timeout(overallDeadlineMilliseconds),
    });
    if (!caseId) throw new Error("CreateCase answered without a caseId");
    audit("case_create", "created", session, { ...$metadata, startedAt, caseId });
    return { ok: true, caseId, earlierErrors: attemptErrors };
  } catch (error) {
    const isUnclear = [...attemptErrors, error].some(isOutcomeUnclear);
    audit("case_create", isUnclear ? "unclear" : "failed", session, { ...metadataOf(error), startedAt });
    return { ok: false, error, earlierErrors: attemptErrors.filter((earlier) => earlier !== error) };
  }
}

/** What the confirmation page shows: GetCase's answer without its transport. */
export type CaseDetails = Omit<GetCaseCommandOutput, "$metadata">;

export type ReadCase = { ok: true; details: CaseDetails } | { ok: false; failure: ReadFailure; awsRequestId?: string };

/** Reads a case as the session's user. Never throws; "absent" and "denied" are told apart only where AWS does. */
export async function getCase(session: Session, caseId: string): Promise<ReadCase> {
  const startedAt = performance.now();
  try {
    const { $metadata, ...details } = await clientFor(session).send(new GetCaseCommand({ caseId }), {
      abortSignal: AbortSignal.timeout(overallDeadlineMilliseconds),
    });
    audit("case_read", "ok", session, { ...$metadata, startedAt, caseId });
    return { ok: true, details };
  } catch (error) {
    const failure = toReadFailure(error);
    const { requestId, ...metadata } = metadataOf(error);
    audit("case_read", failure, session, { ...metadata, requestId, startedAt, caseId });
    return { ok: false, failure, ...(requestId ? { awsRequestId: requestId } : {}) };
  }
}

/** A case that looks like another: who compares sees its number and when AWS got it. */
export type SimilarCase = { caseId: string; createdDate: Date };

/** ListCases cannot search; this many pages of 25 are looked through, far more than an organisation opens in an incident. */
const maxPagesRead = 20;

/**
 * The cases with exactly this title that AWS got at `since` or later, newest first, among those the session's role may list; `isComplete` unless AWS has
 * more pages than are read. Never throws.
 */
export async function listSimilarCases(
  session: Session,
  title: string,
  since: Date,
): Promise<{ ok: true; cases: SimilarCase[]; isComplete: boolean } | { ok: false; failure: ReadFailure }> {
  const startedAt = performance.now();
  const client = clientFor(session);
  const abortSignal = AbortSignal.timeout(overallDeadlineMilliseconds);
  const cases: SimilarCase[] = [];
  try {
    let nextToken: string | undefined;
    for (let page = 0; page < maxPagesRead; page++) {
      const answer = await client.send(new ListCasesCommand({ maxResults: 25, nextToken }), { abortSignal });
      for (const { caseId, title: itsTitle, createdDate } of answer.items ?? []) {
        if (caseId && createdDate && itsTitle === title && createdDate >= since) cases.push({ caseId, createdDate });
      }
      nextToken = answer.nextToken;
      if (!nextToken) break;
    }
    audit("case_list", "ok", session, { startedAt });
    cases.sort((a, b) => b.createdDate.getTime() - a.createdDate.getTime());
    return { ok: true, cases, isComplete: !nextToken };
  } catch (error) {
    const failure = toReadFailure(error);
    audit("case_list", failure, session, { ...metadataOf(error), startedAt });
    return { ok: false, failure };
  }
}

const operations = { case_create: "CreateCase", case_read: "GetCase", case_list: "ListCases" } as const;

type Metadata = { requestId?: string | undefined; attempts?: number | undefined; httpStatusCode?: number | undefined };

function metadataOf(error: unknown): Metadata & { errorName?: string } {
  if (!(error instanceof Error)) return {};
  // The SDK adds $metadata to every error that passed through its middleware.
  const { $metadata } = error as Error & { $metadata?: Metadata };
  return { ...$metadata, errorName: error.name };
}

function audit(
  event: keyof typeof operations,
  outcome: string,
  session: Session,
  call: Metadata & { errorName?: string; startedAt: number; caseId?: string },
): void {
  logEvent(call.errorName ? "warn" : "info", {
    event,
    outcome,
    operation: operations[event],
    roleLabel: session.role.label,
    milliseconds: Math.round(performance.now() - call.startedAt),
    ...(call.requestId ? { awsRequestId: call.requestId } : {}),
    ...(call.attempts ? { attempts: call.attempts } : {}),
    ...(call.httpStatusCode ? { status: call.httpStatusCode } : {}),
    ...(call.errorName ? { errorName: call.errorName } : {}),
    ...(call.caseId ? { caseId: call.caseId } : {}),
  });
}
