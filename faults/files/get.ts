import { createHash } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";

export type Got = { readonly status: number; readonly bytes: number; readonly sha256: string };

type Asking = {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Reads all of it, on a connection of its own. Rejects when it breaks off. */
export async function get(asking: Asking): Promise<Got> {
  const { response, close } = await ask(asking);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of response) {
      bytes += chunk.length;
      hash.update(chunk);
    }
    return { status: response.statusCode ?? 0, bytes, sha256: hash.digest("hex") };
  } finally {
    close();
  }
}

/** Reads the first bytes, then nothing any more. */
export async function getAndStop(asking: Asking): Promise<{ status: number; close: () => void }> {
  const { response, close } = await ask(asking);
  if (response.statusCode === 200) {
    await once(response, "data");
    response.pause();
  }
  return { status: response.statusCode ?? 0, close };
}

async function ask({ method, url, headers = {} }: Asking) {
  const sent = request(url, { method, headers: { ...headers, "content-length": 0 }, agent: false });
  const answered = once(sent, "response") as Promise<[IncomingMessage]>; // As Node documents the event.
  // A second error, after the one that counts.
  sent.on("error", () => {});
  sent.end();
  const [response] = await answered;
  response.on("error", () => {});
  return { response, close: () => void sent.destroy() };
}
