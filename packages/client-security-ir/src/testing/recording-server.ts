import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  body: Buffer;
}

/** A body that is not a string is sent as JSON. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Records every request and answers from a list, whose last answer repeats. */
export interface RecordingServer {
  readonly endpoint: string;
  readonly received: ReceivedRequest[];
  answerWith(...answers: Answer[]): void;
  close(): Promise<void>;
}

/** Starts on a free port of 127.0.0.1 and answers 200 `{}` by default. */
export async function startRecordingServer(): Promise<RecordingServer> {
  const received: ReceivedRequest[] = [];
  let answers: Answer[] = [{ status: 200, body: {} }];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers, rawHeaders } = request;
      received.push({ method, url, headers, rawHeaders, body: Buffer.concat(chunks) });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      send(response, answer ?? { status: 500 });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    received,
    answerWith: (...given) => {
      answers = given;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json", "x-amzn-requestid": "request-1", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body ?? {}));
}
