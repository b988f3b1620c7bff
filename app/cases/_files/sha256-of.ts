/** In hexadecimal. Reads all of it at once, because WebCrypto cannot go on from part to part. */
export async function sha256Of(content: Blob): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await content.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

let last: Promise<unknown> = Promise.resolve();

/** One file after another, so that no two are in memory. */
export function sha256InTurn(content: Blob): Promise<string> {
  const turn = last.then(() => sha256Of(content));
  last = turn.catch(() => {});
  return turn;
}
