import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

/** Instead of answering, it can cut the connection or stay silent, once the whole request has arrived. */
export type Answer =
  | { status: number; headers?: Record<string, string>; body?: string | object }
  | "connection reset"
  | "silence";

/** A server on 127.0.0.1 that records requests and answers from a list, repeating the last entry. */
export type HttpDouble = {
  address: string;
  received: Received[];
  /** Also forgets the recorded requests. */
  answerWith(...answers: [Answer, ...Answer[]]): void;
  close(): Promise<void>;
};

/** On a free port. */
export async function startHttpDouble(): Promise<HttpDouble> {
  const received: Received[] = [];
  let answers: Answer[] = [{ status: 500 }];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? "silence";
      if (answer === "silence") return;
      if (answer === "connection reset") {
        request.socket.resetAndDestroy();
        return;
      }
      const { status, headers: given, body = "" } = answer;
      response.writeHead(status, { "content-type": "application/json", "x-amzn-requestid": "request-1", ...given });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // A server that listens on TCP has one.
  return {
    address: `http://127.0.0.1:${port}`,
    received,
    answerWith: (...given) => {
      answers = given;
      received.length = 0;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
