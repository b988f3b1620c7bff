import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Named as in opentelemetry/proto/trace/v1/trace.proto, in the JSON of OTLP/HTTP. */
export type ReceivedSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes?: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly events?: readonly unknown[];
  readonly status?: { readonly code?: number; readonly message?: string };
};

type ExportTraceServiceRequest = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: NonNullable<ReceivedSpan["attributes"]> };
    readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[];
  }[];
};

/** A trace collector that keeps what OTLP/HTTP sends in JSON. */
export class OtlpReceiver {
  readonly address: string;
  readonly requests: { readonly url: string; readonly type: string; readonly body: string }[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    const { port } = server.address() as AddressInfo; // A server that listens on TCP has one.
    this.address = `http://127.0.0.1:${port}`;
    server.on("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const { url = "", headers } = request;
        this.requests.push({ url, type: String(headers["content-type"]), body: Buffer.concat(chunks).toString() });
        response.writeHead(200, { "content-type": "application/json" }).end("{}");
      });
    });
  }

  /** On a free port. */
  static async start(): Promise<OtlpReceiver> {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    return new OtlpReceiver(server);
  }

  /** In order of arrival. */
  get spans(): ReceivedSpan[] {
    return this.#exports().flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    );
  }

  /** The senders' resources. */
  get resources(): Record<string, unknown>[] {
    return this.#exports().flatMap(({ resourceSpans }) => resourceSpans.map(({ resource }) => attributesOf(resource)));
  }

  #exports(): ExportTraceServiceRequest[] {
    return this.requests.map(({ body }) => JSON.parse(body) as ExportTraceServiceRequest); // A test that reads it checks it.
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Each value is in the only member of its AnyValue. */
export function attributesOf({ attributes = [] }: Pick<ReceivedSpan, "attributes">): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
