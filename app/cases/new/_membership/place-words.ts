import type { Membership } from "@/lib/cases/membership";
import type { PageOwner } from "@/lib/page-owner";
import { readMembership } from "./read-membership";

/** A few sentences about the membership. Rejects if it cannot be read. */
export async function readPlaceWords(region: string, owner: PageOwner): Promise<string> {
  const read = await readMembership(owner);
  if (read.status !== "read") throw new Error("The membership could not be read");
  return toPlaceWords(read.membership, region);
}

/** `ownRegion` is the portal's. */
export function toPlaceWords(membership: Membership | undefined, ownRegion: string): string {
  if (!membership) return `Region ${ownRegion}. AWS lists no membership here, and may refuse the case.`;
  const { accountId, region = ownRegion, name, status = "state unknown", team } = membership;
  const sentences = [
    accountId ? `Account ${accountId}, Region ${region}.` : `Region ${region}.`,
    `Membership${name ? ` “${name}”` : ""}: ${status}.`,
    ...(status === "Cancelled" || status === "Terminated" ? ["AWS may refuse new cases."] : []),
    ...(team ? [toTeamWords(team)] : []),
  ];
  return sentences.join(" ");
}

function toTeamWords(team: NonNullable<Membership["team"]>): string {
  if (team.length === 0) return "Nobody is on its incident response team.";
  return `Incident response team: ${team.map(({ name }) => name).join(", ")}.`;
}
