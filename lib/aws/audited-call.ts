import "server-only";
import { logEvent } from "@/lib/observability/log";
import type { LogFields } from "@/lib/observability/log-fields";
import { startAwsSpan } from "@/lib/observability/spans";

/** The service that answers, the operation's name, and its event in the log. */
export type AuditedOperation = { service: "STS" | "SecurityIR"; operation: string; event: LogFields["event"] };

/** What the SDK knows of a call, from its answer or its error. */
export type CallMetadata = {
  requestId?: string | undefined;
  attempts?: number | undefined;
  httpStatusCode?: number | undefined;
};

/** How a call ended. `errorName` marks a failure. */
export type CallEnd = CallMetadata & { errorName?: string; caseId?: string | undefined; reason?: string };

/** Begins a call to AWS. Its end is one line of the log, one count and one span. */
export function startCall({ service, operation, event }: AuditedOperation, roleLabel: string) {
  const startedAt = performance.now();
  const endSpan = startAwsSpan(service, operation, roleLabel);
  return (outcome: string, { requestId, attempts, httpStatusCode, errorName, caseId, reason }: CallEnd): void => {
    const milliseconds = Math.round(performance.now() - startedAt);
    logEvent(errorName ? "warn" : "info", {
      event,
      outcome,
      operation,
      roleLabel,
      milliseconds,
      ...(reason ? { reason } : {}),
      ...(requestId ? { awsRequestId: requestId } : {}),
      ...(attempts ? { attempts } : {}),
      ...(httpStatusCode ? { status: httpStatusCode } : {}),
      ...(errorName ? { errorName } : {}),
      ...(caseId ? { caseId } : {}),
    });
    const isFailed = errorName !== undefined;
    endSpan({ outcome, isFailed, attempts, status: httpStatusCode, awsRequestId: requestId, errorName });
  };
}

/** The error's name, and what the SDK adds to each error. */
export function metadataOf(error: unknown): CallEnd & { errorName: string } {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const { $metadata } = error as Error & { $metadata?: CallMetadata }; // Checked to be an error; the member is the SDK's.
  return { ...$metadata, errorName: errorNameOf(error) };
}

/** AWS's name of an error. A failed connection is only called "Error", so it gets Node's code (`ECONNREFUSED`). */
export function errorNameOf(error: unknown): string {
  const { name, code } = Object(error);
  if (name === "Error" && typeof code === "string" && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
  return typeof name === "string" ? name : "Error";
}
