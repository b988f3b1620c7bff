import type { Membership } from "@/lib/cases/membership";
import type { PageOwner } from "@/lib/page-owner";
import { readAsOwner } from "../../../_account/read-as-owner";
import { accountsHeader, type ReadMembership, type ReadOutsiders } from "./membership-reads";

let known: Membership | undefined;

/** Asked once for a page, however often its form comes and goes. Never rejects. */
export async function readMembership(owner: PageOwner): Promise<ReadMembership> {
  if (known) return { status: "read", membership: known };
  const read = await readAsOwner<ReadMembership>("/api/membership", owner, AbortSignal.timeout(timeoutMilliseconds));
  if (read.status !== "ok") return { status: "unavailable" };
  if (read.answer.status === "read") known = read.answer.membership;
  return read.answer;
}

/** Accounts outside the membership. Empty unless the form could read which one that is. Never rejects. */
export async function readOutsiders(
  accounts: readonly string[],
  owner: PageOwner,
  signal: AbortSignal,
): Promise<string[]> {
  if (!known || accounts.length === 0) return [];
  const headers = { [accountsHeader]: accounts.join(" ") };
  const path = `/api/membership/${known.membershipId}/accounts`;
  const read = await readAsOwner<ReadOutsiders>(path, owner, signal, headers);
  return read.status === "ok" && read.answer.status === "read" ? read.answer.outside : [];
}

const timeoutMilliseconds = 30_000;
