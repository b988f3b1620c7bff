import "server-only";
import {
  type $Command,
  SecurityIRClient,
  type SecurityIRClientResolvedConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from "@aws-sdk/client-security-ir";
import { errorNameOf, metadataOf, startCall } from "@/lib/aws/audited-call";
import { withinDeadline } from "@/lib/aws/deadline";
import { endpointOf } from "@/lib/aws/endpoint";
import { requestHandler } from "@/lib/aws/request-handler";
import { ownRetries, sharedRetries } from "@/lib/aws/retries";
import { toWriteOnceFailure, WriteOnceStrategy } from "@/lib/aws/write-once";
import { type AwsFailure, awsRequestIdOf, toAwsFailure, toReadFailure } from "@/lib/cases/aws-failure";
import { env } from "@/lib/env";

/** The log shows only the role's label. */
export type Caller = {
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date };
  role: { label: string };
};

/** "safe": a write that AWS carries out only once even if repeated (client token, idempotent). Others: "once". */
export type Retry = "read" | "safe" | "once";

export type CallOptions<Output, Answer> = {
  /** AWS's name: "GetCase". */
  operation: string;
  retry: Retry;
  /** If it throws, the answer counts as unreadable. */
  toAnswer: (output: Output) => Answer;
  /** For the log. CreateCase learns it from the answer. */
  caseId?: string | ((answer: Answer) => string);
  /** An audit event in the log, and its word for success. */
  audit?: { event: "case_create"; done: "created" };
  abortSignal?: AbortSignal;
};

export type Failed = { ok: false; failure: AwsFailure; awsRequestId?: string };

/** `hadUnclearAttempt`: AWS may also have carried out an earlier attempt. */
export type Called<Answer> = { ok: true; answer: Answer; hadUnclearAttempt: boolean } | Failed;

const deadlineMilliseconds = 25_000;

/** At most 25 seconds and three attempts. Never throws. */
export async function callAs<Input extends ServiceInputTypes, Output extends ServiceOutputTypes, Answer>(
  caller: Caller,
  command: $Command<Input, Output, SecurityIRClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>,
  { operation, retry, toAnswer, caseId, audit, abortSignal }: CallOptions<Output, Answer>,
): Promise<Called<Answer>> {
  const endCall = startCall({ service: "SecurityIR", operation, event: audit?.event ?? "aws_call" }, caller.role.label);
  const attemptErrors = rememberAttemptErrors(command);
  try {
    const send = (signal: AbortSignal) => clientFor(caller, retry).send(command, { abortSignal: signal });
    const output = await withinDeadline(deadlineMilliseconds, send, abortSignal);
    const answer = toAnswer(output);
    endCall(audit?.done ?? "ok", {
      ...output.$metadata,
      caseId: typeof caseId === "function" ? caseId(answer) : caseId,
    });
    return {
      ok: true,
      answer,
      hadUnclearAttempt: attemptErrors.some((error) => toAwsFailure(error).outcome === "unclear"),
    };
  } catch (thrown) {
    const error = endOf(thrown, attemptErrors);
    const failure = failureOf(error, retry, attemptErrors);
    const outcome = retry === "read" ? toReadFailure(failure) : failure.outcome === "unclear" ? "unclear" : "failed";
    const awsRequestId = awsRequestIdOf(error);
    endCall(outcome, {
      ...metadataOf(error),
      reason: failure.kind,
      caseId: typeof caseId === "string" ? caseId : undefined,
    });
    return { ok: false, failure, ...(awsRequestId === undefined ? {} : { awsRequestId }) };
  }
}

const retryStrategies = { read: sharedRetries, safe: ownRetries, once: () => new WriteOnceStrategy() };

/** Never uses ambient credentials. */
function clientFor({ credentials }: Caller, retry: Retry): SecurityIRClient {
  return new SecurityIRClient({
    region: env().AWS_REGION,
    credentials,
    requestHandler,
    retryStrategy: retryStrategies[retry](),
    ...endpointOf("SECURITY_IR"),
  });
}

/** What ended the call. When the time is over while the SDK waits to try again, its own error says nothing about AWS. */
function endOf(thrown: unknown, attemptErrors: readonly unknown[]): unknown {
  return errorNameOf(thrown) === "AbortError" ? (attemptErrors.at(-1) ?? thrown) : thrown;
}

function failureOf(error: unknown, retry: Retry, attemptErrors: readonly unknown[]): AwsFailure {
  // For a read, only the last answer counts.
  const failure = toAwsFailure(error, retry === "read" ? [] : attemptErrors);
  return retry === "once" ? toWriteOnceFailure(failure) : failure;
}

/** Collects the errors of all attempts. The SDK reports only the last one. */
function rememberAttemptErrors<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: $Command<Input, Output, SecurityIRClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>,
): readonly unknown[] {
  const errors: unknown[] = [];
  // Here the middleware runs inside the SDK's retries and sees each attempt.
  command.middlewareStack.add(
    (next) => (attempt) =>
      next(attempt).catch((error: unknown) => {
        errors.push(error);
        throw error;
      }),
    { step: "finalizeRequest", name: "rememberAttemptErrors", priority: "low" },
  );
  return errors;
}

/** For `toAnswer`. */
export function required<Value>(value: Value | undefined, member: string): Value {
  if (value === undefined || value === "") throw new Error(`AWS answered without ${member}`);
  return value;
}
