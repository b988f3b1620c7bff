import "server-only";
import {
  CreateCaseCommand,
  GetCaseCommand,
  type GetCaseCommandOutput,
  ListCasesCommand,
  SecurityIRClient,
} from "@aws-sdk/client-security-ir";
import type { StandardRetryStrategy } from "@smithy/core/retry";
import type { Session } from "@/lib/auth/session";
import { type CallMetadata, metadataOf, startCall } from "@/lib/aws/audited-call";
import { withinDeadline } from "@/lib/aws/deadline";
import { endpointOf } from "@/lib/aws/endpoint";
import { requestHandler } from "@/lib/aws/request-handler";
import { ownRetries, sharedRetries } from "@/lib/aws/retries";
import { isOutcomeUnclear, type ReadFailure, toReadFailure, toReason } from "@/lib/cases/case-errors";
import { toCreateCaseInput } from "@/lib/cases/case-request";
import type { CaseValues } from "@/lib/cases/case-schema";
import { env } from "@/lib/env";

const overallDeadlineMilliseconds = 25_000;

/** A client that acts as this person and no one else: ambient credentials are never looked for. */
function clientFor(session: Session, retryStrategy: StandardRetryStrategy): SecurityIRClient {
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
  const endCall = startCall("CreateCase", session.role.label);
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
    const { caseId, $metadata } = await withinDeadline(overallDeadlineMilliseconds, (abortSignal) =>
      clientFor(session, ownRetries()).send(command, { abortSignal }),
    );
    if (!caseId) throw new Error("CreateCase answered without a caseId");
    endCall("created", { ...$metadata, caseId });
    return { ok: true, caseId, earlierErrors: attemptErrors };
  } catch (error) {
    const isUnclear = [...attemptErrors, error].some(isOutcomeUnclear);
    const earlierErrors = attemptErrors.filter((earlier) => earlier !== error);
    const reason = toReason(error, earlierErrors);
    endCall(isUnclear ? "unclear" : "failed", { ...metadataOf(error), reason });
    return { ok: false, error, earlierErrors };
  }
}

/** What the confirmation page shows: GetCase's answer without its transport. */
export type CaseDetails = Omit<GetCaseCommandOutput, "$metadata">;

export type ReadCase = { ok: true; details: CaseDetails } | { ok: false; failure: ReadFailure; awsRequestId?: string };

/** Reads a case as the session's user. Never throws; "absent" and "denied" are told apart only where AWS does. */
export async function getCase(session: Session, caseId: string): Promise<ReadCase> {
  const endCall = startCall("GetCase", session.role.label);
  try {
    const { $metadata, ...details } = await withinDeadline(overallDeadlineMilliseconds, (abortSignal) =>
      clientFor(session, sharedRetries()).send(new GetCaseCommand({ caseId }), { abortSignal }),
    );
    endCall("ok", { ...$metadata, caseId });
    return { ok: true, details };
  } catch (error) {
    const failure = toReadFailure(error);
    const metadata = metadataOf(error);
    const { requestId } = metadata;
    endCall(failure, { ...metadata, caseId });
    return { ok: false, failure, ...(requestId ? { awsRequestId: requestId } : {}) };
  }
}

/** A case that looks like another: who compares sees its number and when AWS got it. */
export type SimilarCase = { caseId: string; createdDate: Date };

/** ListCases cannot search; this many pages of 25 are looked through, far more than an organisation opens in an incident. */
const maxPagesRead = 20;

/**
 * The cases with exactly this title that AWS got at `since` or later, newest first, among those the session's role may list; `isComplete` unless AWS has
 * more pages than are read. Ends after `deadlineMilliseconds`, all pages together. Never throws.
 */
export async function listSimilarCases(
  session: Session,
  title: string,
  since: Date,
  deadlineMilliseconds: number = overallDeadlineMilliseconds,
): Promise<{ ok: true; cases: SimilarCase[]; isComplete: boolean } | { ok: false; failure: ReadFailure }> {
  const endCall = startCall("ListCases", session.role.label);
  const client = clientFor(session, sharedRetries());
  const cases: SimilarCase[] = [];
  try {
    return await withinDeadline(deadlineMilliseconds, async (abortSignal) => {
      let nextToken: string | undefined;
      let lastAnswer: CallMetadata = {};
      for (let page = 0; page < maxPagesRead; page++) {
        const answer = await client.send(new ListCasesCommand({ maxResults: 25, nextToken }), { abortSignal });
        for (const { caseId, title: itsTitle, createdDate } of answer.items ?? []) {
          if (caseId && createdDate && itsTitle === title && createdDate >= since) cases.push({ caseId, createdDate });
        }
        nextToken = answer.nextToken;
        lastAnswer = answer.$metadata;
        if (!nextToken) break;
      }
      endCall("ok", lastAnswer);
      cases.sort((a, b) => b.createdDate.getTime() - a.createdDate.getTime());
      return { ok: true, cases, isComplete: !nextToken };
    });
  } catch (error) {
    const failure = toReadFailure(error);
    endCall(failure, metadataOf(error));
    return { ok: false, failure };
  }
}
