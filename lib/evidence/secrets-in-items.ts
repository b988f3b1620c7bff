import { findSecrets, type Secret } from "@/lib/cases/secrets";
import type { EvidenceItem } from "@/lib/evidence/findings/evidence";

export type SecretInItem = Secret & { item: string };

// Bounded, because this runs on the main thread.
const maxCharactersSearched = 1_000_000;

const maxItemsSearched = 10;

/** Never rejects. */
export async function findSecretsIn(items: readonly EvidenceItem[]): Promise<SecretInItem[]> {
  const found: SecretInItem[] = [];
  for (const { name, content } of items.slice(0, maxItemsSearched)) {
    const text = typeof content === "string" ? content : await startOf(content);
    found.push(...findSecrets(text.slice(0, maxCharactersSearched)).map((secret) => ({ ...secret, item: name })));
  }
  return found;
}

async function startOf(content: Blob): Promise<string> {
  try {
    return await content.slice(0, maxCharactersSearched).text();
  } catch {
    return ""; // The file is gone, which the reading reports.
  }
}
