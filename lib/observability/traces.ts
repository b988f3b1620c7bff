import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-base";
import { env } from "@/lib/env";
import { currentRequestId } from "@/lib/observability/request-context";
import { toPlainSpan } from "@/lib/observability/span-allow-list";

const flushMilliseconds = 2000;

/**
 * A slow collector loses spans and delays nothing. Returns a function that sends what is left, within two seconds.
 */
export async function startTraces(): Promise<() => Promise<void>> {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "casedesk" }))
    .merge(detectResources({ detectors: [envDetector] }));
  const sender = new BatchSpanProcessor(withAllowList(new OTLPTraceExporter()));
  const provider = new BasicTracerProvider({ resource, spanProcessors: [requestIdOnSpans, sender] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  // Next passes the trace from proxy.ts to the page in headers.
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  if (!env().OTEL_PROPAGATORS?.split(",").includes("tracecontext")) dropForeignTraces();
  trace.setGlobalTracerProvider(provider);
  return async () => {
    await Promise.race([provider.forceFlush().catch(() => {}), wait(flushMilliseconds)]);
  };
}

// Otherwise clients could choose their trace and whether it is recorded.
function dropForeignTraces(): void {
  subscribe("http.server.request.start", (message) => {
    const { headers } = (message as { request: IncomingMessage }).request; // Documented by Node.
    for (const name of ["traceparent", "tracestate"]) delete headers[name];
  });
}

// Leads from a trace to the log.
const requestIdOnSpans = {
  onStart: (span: { setAttribute(name: string, value: string): unknown }) => {
    const requestId = currentRequestId();
    if (requestId) span.setAttribute("casedesk.request_id", requestId);
  },
  onEnd: () => {},
  forceFlush: async () => {},
  shutdown: async () => {},
};

function withAllowList(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans: ReadableSpan[], done) => exporter.export(spans.map(toPlainSpan), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
