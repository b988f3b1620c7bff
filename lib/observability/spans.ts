import "server-only";
import { type Attributes, context, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

export type SpanEnd = {
  outcome: string;
  isFailed: boolean;
  attempts?: number | undefined;
  status?: number | undefined;
  awsRequestId?: string | undefined;
  errorName?: string | undefined;
};

/** Tells the portal's own spans from Next's. */
export const tracerName = "casedesk";

/** Starts the span of a call to AWS, below the request's. Costs next to nothing when no traces are sent. */
export function startAwsSpan(service: string, operation: string, roleLabel: string): (end: SpanEnd) => void {
  const span = trace.getTracer(tracerName).startSpan(`${service}/${operation}`, {
    kind: SpanKind.CLIENT,
    attributes: {
      "rpc.system": "aws-api",
      "rpc.service": service,
      "rpc.method": operation,
      "casedesk.role": roleLabel,
    },
  });
  return (end) => endSpan(span, end);
}

/** `toEnd` reads the outcome from the result. A throw ends the span as failed. */
export async function inSpan<Result>(
  name: string,
  work: () => Promise<Result>,
  toEnd: (result: Result) => SpanEnd,
): Promise<Result> {
  const span = trace.getTracer(tracerName).startSpan(name);
  try {
    const result = await context.with(trace.setSpan(context.active(), span), work);
    endSpan(span, toEnd(result));
    return result;
  } catch (error) {
    endSpan(span, { outcome: "failed", isFailed: true });
    throw error;
  }
}

function endSpan(span: Span, { outcome, isFailed, attempts, status, awsRequestId, errorName }: SpanEnd): void {
  const attributes: Attributes = {
    "casedesk.outcome": outcome,
    "casedesk.attempts": attempts,
    "http.response.status_code": status,
    "aws.request_id": awsRequestId,
    "error.type": errorName,
  };
  span.setAttributes(attributes);
  if (isFailed) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
