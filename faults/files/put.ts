import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import type { Content } from "./content";

type Sending = {
  readonly method: "PUT" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Content;
};

export type Answer = { readonly status: number; readonly text: string };

/** A connection of its own. Rejects when it breaks before an answer. */
export async function put({ method, url, headers, content }: Sending): Promise<Answer> {
  const sent = request(url, { method, headers: { ...headers, "content-length": content.bytes }, agent: false });
  const answered = once(sent, "response") as Promise<[IncomingMessage]>; // As Node documents the event.
  answered.catch(() => {});
  // A second error, after the one that counts.
  sent.on("error", () => {});
  try {
    for (const piece of content.pieces()) {
      if (sent.destroyed) break;
      if (!sent.write(piece)) await drained(sent);
    }
    sent.end();
    const [response] = await answered;
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(Buffer.from(chunk));
    return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() };
  } finally {
    sent.destroy();
  }
}

/** Or closed, or answered. */
function drained(sent: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      sent.off("drain", done).off("close", done).off("response", done);
      resolve();
    };
    sent.on("drain", done).on("close", done).on("response", done);
  });
}
