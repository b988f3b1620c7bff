import "server-only";
import type { Attributes, AttributeValue } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { tracerName } from "@/lib/observability/spans";

// Without spaces.
const word = /^[\w.:=;/+$-]{1,128}$/;
// Next's pattern of a path.
const route = /^\/[\w./[\]-]{0,127}$/;
const anyText = /^[^\p{Cc}\p{Cf}\p{Cs}]{0,64}$/u;

// Every attribute that can leave the portal, with the form of its text. Next's spans also carry addresses and
// messages.
const allowed: ReadonlyMap<string, RegExp> = new Map([
  ["rpc.system", word],
  ["rpc.service", word],
  ["rpc.method", word],
  ["casedesk.outcome", word],
  ["casedesk.attempts", word],
  ["casedesk.role", anyText],
  ["casedesk.request_id", word],
  ["aws.request_id", word],
  ["error.type", word],
  ["http.response.status_code", word],
  ["http.method", word],
  ["http.status_code", word],
  ["http.route", route],
  ["next.route", route],
  ["next.span_type", word],
  ["next.rsc", word],
]);

/** Keeps times, place in the trace and allowed attributes, under a safe name. Drops events, which quote errors. */
export function toPlainSpan(span: ReadableSpan): ReadableSpan {
  const attributes = toAllowed(span.attributes);
  return {
    name: toName(span, attributes),
    kind: span.kind,
    spanContext: () => {
      const { traceId, spanId, traceFlags } = span.spanContext();
      return { traceId, spanId, traceFlags };
    },
    ...(span.parentSpanContext ? { parentSpanContext: span.parentSpanContext } : {}),
    startTime: span.startTime,
    endTime: span.endTime,
    duration: span.duration,
    ended: span.ended,
    status: { code: span.status.code },
    attributes,
    links: [],
    events: [],
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

function toAllowed(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => value !== undefined && isPlain(value, allowed.get(name))),
  );
}

function isPlain(value: AttributeValue, form: RegExp | undefined): boolean {
  if (form === undefined) return false;
  return typeof value === "string" ? form.test(value) : typeof value === "number" || typeof value === "boolean";
}

// Next puts addresses into some names.
function toName({ name, instrumentationScope }: ReadableSpan, attributes: Attributes): string {
  if (instrumentationScope.name === tracerName) return name;
  const { "next.span_type": type, "http.method": method, "http.route": path } = attributes;
  if (type === "BaseServer.handleRequest") return path === undefined ? String(method) : `${method} ${path}`;
  return typeof type === "string" ? type : "span";
}
