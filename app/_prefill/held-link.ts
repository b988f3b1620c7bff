const storageKey = "casedesk.link";

/** What a tab holds during the sign-in. The portal hands out the key again in exchange for the ticket. */
type HeldLink = { ticket: string; iv: string; content: string };

/** Seals the fragment with AES-GCM and keeps it in this tab only. False where the browser forbids storage. */
export async function holdLink(fragment: string, { ticket, key }: { ticket: string; key: string }): Promise<boolean> {
  try {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const algorithm = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(ticket) };
    const content = await crypto.subtle.encrypt(algorithm, await toKey(key), new TextEncoder().encode(fragment));
    const held: HeldLink = { ticket, iv: toBase64(iv), content: toBase64(new Uint8Array(content)) };
    sessionStorage.setItem(storageKey, JSON.stringify(held));
    return true;
  } catch {
    return false;
  }
}

export function holdsLink(): boolean {
  try {
    return sessionStorage.getItem(storageKey) !== null;
  } catch {
    return false;
  }
}

/** Opens and erases the held fragment. Erases it also when the portal gives no key that opens it. */
export async function takeHeldLink(
  keysFor: (ticket: string) => Promise<readonly string[]>,
): Promise<string | undefined> {
  try {
    const { ticket, iv, content } = JSON.parse(sessionStorage.getItem(storageKey) ?? "") as HeldLink; // Written by holdLink.
    dropHeldLink();
    const algorithm = { name: "AES-GCM", iv: fromBase64(iv), additionalData: new TextEncoder().encode(ticket) };
    const open = async (key: string) => crypto.subtle.decrypt(algorithm, await toKey(key), fromBase64(content));
    return new TextDecoder().decode(await Promise.any((await keysFor(ticket)).map(open)));
  } catch {
    return undefined;
  }
}

export function dropHeldLink(): void {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // Where nothing can be stored, nothing is held.
  }
}

function toKey(key: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", fromBase64(key), "AES-GCM", false, ["encrypt", "decrypt"]);
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
