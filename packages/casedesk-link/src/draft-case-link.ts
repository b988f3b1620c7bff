import { type CaseParts, toCaseLink } from "@/lib/cases/case-link";
import { newCase } from "@/lib/cases/new-case";
import { merge, type Proposal, toFirstPicks, toProposal } from "@/lib/evidence/evidence-proposal";
import type { EvidenceItem } from "@/lib/evidence/findings/evidence";
import { readEvidence } from "@/lib/evidence/read-evidence";
import { findSecretsIn, type SecretInItem } from "@/lib/evidence/secrets-in-items";

/** `link` is undefined if nothing was found, or too much for a link. `parts` is what the link fills in. */
export type DraftedLink = {
  link: string | undefined;
  parts: CaseParts;
  proposal: Proposal;
  secrets: readonly SecretInItem[];
};

/**
 * Reads the items and fills an empty form as the portal does when they are pasted there and nothing is unticked.
 * `portal` has no slash at its end. Calls nobody.
 */
export async function draftCaseLink(
  items: readonly EvidenceItem[],
  portal: string,
  now = Date.now(),
): Promise<DraftedLink> {
  const form = newCase("", "UTC");
  const evidence = await readEvidence(items, { now });
  const proposal = toProposal(evidence, form, "UTC", now);
  const { parts, added } = merge(proposal, toFirstPicks(proposal), form);
  const fragment = added.length > 0 ? toCaseLink({ ...form, ...parts }) : undefined;
  const link = fragment === undefined ? undefined : `${portal}/cases/new${fragment}`;
  return { link, parts, proposal, secrets: await findSecretsIn(items) };
}
