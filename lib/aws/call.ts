import "server-only";
import {
  type $Command,
  SecurityIRClient,
  type SecurityIRClientResolvedConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from "@aws-sdk/client-security-ir";
import { errorNameOf, metadataOf, startCall } from "@/lib/aws/audited-call";
import { attemptMilliseconds, callDeadlineMilliseconds, withinDeadline } from "@/lib/aws/deadline";
import { endpointOf } from "@/lib/aws/endpoint";
import type { Priority } from "@/lib/aws/pace";
import { PacedRetries } from "@/lib/aws/paced-retries";
import { requestHandler } from "@/lib/aws/request-handler";
import { ownRetries, sharedRetries } from "@/lib/aws/retries";
import { isNotDone } from "@/lib/aws/write-once";
import { type AwsFailure, awsRequestIdOf, toAwsFailure, toReadFailure } from "@/lib/cases/aws-failure";
import { env } from "@/lib/env";

/** The log shows only the role's label. */
export type Caller = {
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date };
  role: { label: string };
};

/**
 * "safe": a write that AWS carries out only once even if repeated: it has a client token, or the model calls it
 * idempotent (UpdateCaseComment, UntagResource). Others: "once".
 */
export type Retry = "read" | "safe" | "once";

export type CallOptions<Output, Answer> = {
  /** AWS's name: "GetCase". */
  operation: string;
  retry: Retry;
  /** Who goes first once AWS has throttled the operation. Default: "person". */
  priority?: Priority;
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

type Command<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = $Command<
  Input,
  Output,
  SecurityIRClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

/** At most 25 seconds, in which a throttled call waits for its turn; three attempts otherwise. Never throws. */
export function callAs<Input extends ServiceInputTypes, Output extends ServiceOutputTypes, Answer>(
  caller: Caller,
  command: Command<Input, Output>,
  options: CallOptions<Output, Answer>,
): Promise<Called<Answer>> {
  const call = (signal: AbortSignal) => callUntil(signal, caller, command, options);
  return withinDeadline(callDeadlineMilliseconds, call, options.abortSignal);
}

async function callUntil<Input extends ServiceInputTypes, Output extends ServiceOutputTypes, Answer>(
  abortSignal: AbortSignal,
  caller: Caller,
  command: Command<Input, Output>,
  { operation, retry, priority = "person", toAnswer, caseId, audit }: CallOptions<Output, Answer>,
): Promise<Called<Answer>> {
  const endCall = startCall({ service: "SecurityIR", operation, event: audit?.event ?? "aws_call" }, caller.role.label);
  const attemptErrors = rememberAttemptErrors(command);
  const retries = new PacedRetries({
    operation,
    ...ways[retry],
    budget: ways[retry].budget(),
    person: caller.credentials.accessKeyId,
    priority,
    latestStart: performance.now() + callDeadlineMilliseconds - attemptMilliseconds,
    abortSignal,
  });
  try {
    const output = await clientFor(caller, retries).send(command, { abortSignal });
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
    const failure = { ...failureOf(error, retry, attemptErrors), ...retries.wait() };
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

// The paces to which this process slows down when AWS throttles it: AWS takes more reads than writes.
const ways = {
  read: { callsPerSecondWhenThrottled: 5, budget: sharedRetries, canRepeat: () => true },
  safe: { callsPerSecondWhenThrottled: 1, budget: ownRetries, canRepeat: () => true },
  once: { callsPerSecondWhenThrottled: 1, budget: ownRetries, canRepeat: isNotDone },
};

/** Never uses ambient credentials. */
function clientFor({ credentials }: Caller, retryStrategy: PacedRetries): SecurityIRClient {
  return new SecurityIRClient({
    region: env().AWS_REGION,
    credentials,
    requestHandler: requestHandler(),
    retryStrategy,
    ...endpointOf("SECURITY_IR"),
  });
}

/** The error that ended the call. If time ran out during the SDK's wait, its own error says nothing of AWS. */
function endOf(thrown: unknown, attemptErrors: readonly unknown[]): unknown {
  return errorNameOf(thrown) === "AbortError" ? (attemptErrors.at(-1) ?? thrown) : thrown;
}

function failureOf(error: unknown, retry: Retry, attemptErrors: readonly unknown[]): AwsFailure {
  // For a read, only the last answer counts.
  return toAwsFailure(error, retry === "read" ? [] : attemptErrors);
}

/** Collects the errors of all attempts. The SDK reports only the last one. */
function rememberAttemptErrors<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: Command<Input, Output>,
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
