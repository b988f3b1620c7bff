import { fromBase64 } from "./base64";

export type Sealed = { iv: Uint8Array<ArrayBuffer>; content: ArrayBuffer };

/** Not extractable: the page can use the key but not read it. */
export function importSealingKey(key: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", fromBase64(key), "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** AES-GCM with a new IV each time. The content opens only with the same `binding`. */
export async function seal(key: CryptoKey, text: string, binding: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, content: await crypto.subtle.encrypt(toAlgorithm(iv, binding), key, encode(text)) };
}

/** Rejects content with another key or binding, and changed content. */
export async function unseal(
  key: CryptoKey,
  { iv, content }: { iv: Uint8Array<ArrayBuffer>; content: BufferSource },
  binding: string,
): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt(toAlgorithm(iv, binding), key, content));
}

function toAlgorithm(iv: Uint8Array<ArrayBuffer>, binding: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: encode(binding) };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
