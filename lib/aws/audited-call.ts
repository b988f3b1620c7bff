import "server-only";
import { logEvent } from "@/lib/observability/log";
import type { LogFields } from "@/lib/observability/log-fields";
import { startAwsSpan } from "@/lib/observability/spans";

export type AuditedOperation = { service: "STS" | "SecurityIR"; operation: string; event: LogFields["event"] };

export type CallMetadata = {
  requestId?: string | undefined;
  attempts?: number | undefined;
  httpStatusCode?: number | undefined;
};

/** `errorName` marks a failure. */
export type CallEnd = CallMetadata & { errorName?: string; caseId?: string | undefined; reason?: string };

/** Returns a function that ends the call with a log line, a count and a span. */
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

export function metadataOf(error: unknown): CallEnd & { errorName: string } {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const { $metadata } = error as Error & { $metadata?: CallMetadata }; // Checked to be an error; the member is the SDK's.
  return { ...$metadata, errorName: errorNameOf(error) };
}

/** AWS's name for the error, or Node's code (`ECONNREFUSED`) for a failed connection. */
export function errorNameOf(error: unknown): string {
  const { name, code } = Object(error);
  if (name === "Error" && typeof code === "string" && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
  return typeof name === "string" ? name : "Error";
}
