import "server-only";
import type { CustomFetch } from "openid-client";

const mostBytes = 1024 * 1024;

// By the Fetch standard, a Response with one of these has no body.
const withoutBody: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/** Reads at most 1 MB and ends with the deadline, however many calls share it. */
export function boundedFetch(deadline: AbortSignal): CustomFetch {
  return async (url, { method, headers, body, redirect }) => {
    const response = await fetch(url, {
      ...{ method, headers, redirect, cache: "no-store", signal: deadline },
      // Bodies of openid-client are texts and forms; the types of fetch know no `undefined`.
      ...(body ? { body: body as BodyInit } : {}),
    });
    const { status } = response;
    const whole = await readWhole(response);
    return new Response(withoutBody.has(status) ? null : whole, { status, headers: response.headers });
  };
}

async function readWhole({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error("The answer of the identity provider is larger than 1 MB");
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
