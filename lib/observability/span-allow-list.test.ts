import type { Attributes } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { describe, expect, test } from "vitest";
import { toPlainSpan } from "./span-allow-list";

type Span = ReturnType<ReturnType<BasicTracerProvider["getTracer"]>["startSpan"]>;

/** The span as sent, for a tracer of this name. */
function sent(tracer: string, name: string, attributes: Attributes = {}, use: (span: Span) => void = () => {}) {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const span = provider.getTracer(tracer).startSpan(name, { attributes });
  use(span);
  span.end();
  const [made] = exporter.getFinishedSpans();
  if (!made) throw new Error("There is no span.");
  return { made, plain: toPlainSpan(made) };
}

const everythingOf = ({ name, attributes, events, links, status }: ReadableSpan) =>
  JSON.stringify([name, attributes, events, links, status]);

describe("a span of the portal", () => {
  test("keeps its name, its times and its place in the trace", () => {
    const { made, plain } = sent("casedesk", "SecurityIR/CreateCase");
    expect(plain).toMatchObject({ name: made.name, kind: made.kind, startTime: made.startTime, endTime: made.endTime });
    expect(plain.spanContext()).toMatchObject({
      traceId: made.spanContext().traceId,
      spanId: made.spanContext().spanId,
    });
  });

  test("keeps the attributes of the list", () => {
    const attributes = {
      "rpc.method": "CreateCase",
      "casedesk.attempts": 2,
      "casedesk.role": "Incident responder (EU)",
    };
    expect(sent("casedesk", "a", attributes).plain.attributes).toEqual(attributes);
  });

  test.each([
    ["an attribute that is not of the list", { "case.title": "canary" }],
    ["a text of more than one word", { "error.type": "canary in a message" }],
    ["an address", { "http.route": "https://canary.example/" }],
    ["a query", { "next.route": "/cases/new?title=canary" }],
    ["a list", { "rpc.method": ["canary"] }],
  ])("loses %s", (_what, attributes) => {
    expect(sent("casedesk", "a", attributes).plain.attributes).toEqual({});
  });
});

describe("a span of Next", () => {
  test("is named by the pattern of the path", () => {
    const attributes = {
      "next.span_type": "BaseServer.handleRequest",
      "http.method": "GET",
      "http.route": "/cases/[caseId]",
    };
    expect(sent("next.js", "GET /cases/1234567890?canary", attributes).plain.name).toBe("GET /cases/[caseId]");
  });

  test("is named by its kind when it is not a request's", () => {
    const { plain } = sent("next.js", "fetch GET https://canary.example/", { "next.span_type": "AppRender.fetch" });
    expect(plain.name).toBe("AppRender.fetch");
  });

  test("has no name of its own when its kind is not known", () => {
    expect(sent("another", "canary").plain.name).toBe("span");
  });

  test("loses the error's message, the events and the addresses", () => {
    const { made, plain } = sent(
      "next.js",
      "GET /canary",
      { "http.target": "/canary?canary", "next.span_type": "BaseServer.handleRequest", "http.method": "GET" },
      (span) => {
        span.recordException(new Error("canary"));
        span.setStatus({ code: 2, message: "canary" });
      },
    );
    expect([everythingOf(made).includes("canary"), everythingOf(plain).includes("canary"), plain.status]).toEqual([
      true,
      false,
      { code: 2 },
    ]);
  });
});
