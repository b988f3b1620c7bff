import type { Membership } from "@/lib/cases/membership";
import type { PageOwner } from "@/lib/page-owner";
import type { ReadMembership } from "./membership-reads";
import { readMembership } from "./read-membership";
import { toUnreadWords } from "./unread-words";

/** A few sentences about the membership. Never rejects. */
export async function readPlaceWords(region: string, owner: PageOwner): Promise<string> {
  return toPlaceWords(await readMembership(owner), region);
}

/** `ownRegion` is the portal's. */
export function toPlaceWords(read: ReadMembership, ownRegion: string): string {
  if (read.status !== "read") return `Region ${ownRegion}. ${toUnreadWords(read.status === "denied")}`;
  const { membership } = read;
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
