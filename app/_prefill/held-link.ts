import { fromBase64, toBase64 } from "@/lib/base64";
import { importSealingKey, seal, unseal } from "@/lib/sealing";
import { heldLinkKey } from "./arrived-link";

/** After sign-in, the portal exchanges the ticket for the key. */
type HeldLink = { ticket: string; iv: string; content: string };

/** In this tab only. False where the browser forbids storage. */
export async function holdLink(fragment: string, { ticket, key }: { ticket: string; key: string }): Promise<boolean> {
  try {
    const { iv, content } = await seal(await importSealingKey(key), fragment, ticket);
    const held: HeldLink = { ticket, iv: toBase64(iv), content: toBase64(new Uint8Array(content)) };
    sessionStorage.setItem(heldLinkKey, JSON.stringify(held));
    return true;
  } catch {
    return false;
  }
}

/** Erases the fragment even if no key opens it. */
export async function takeHeldLink(
  keysFor: (ticket: string) => Promise<readonly string[]>,
): Promise<string | undefined> {
  try {
    const { ticket, iv, content } = JSON.parse(sessionStorage.getItem(heldLinkKey) ?? "") as HeldLink; // Written by holdLink.
    dropHeldLink();
    const sealed = { iv: fromBase64(iv), content: fromBase64(content) };
    const open = async (key: string) => unseal(await importSealingKey(key), sealed, ticket);
    return await Promise.any((await keysFor(ticket)).map(open));
  } catch {
    return undefined;
  }
}

export function dropHeldLink(): void {
  try {
    sessionStorage.removeItem(heldLinkKey);
  } catch {
    // Where nothing can be stored, nothing is held.
  }
}
