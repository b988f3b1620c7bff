import "server-only";
import type { Caller, Failed } from "@/lib/aws/call";
import { batchGetMemberAccountDetails } from "@/lib/aws/security-ir/batch-get-member-account-details";

/** AWS takes no more in one call. */
const maxAccountsAsked = 100;

type Asked = { membershipId: string; accounts: readonly string[]; abortSignal: AbortSignal };

/** Which of these the membership does not cover: two calls for all the accounts that a case can have. */
export async function findOutsideAccounts(
  caller: Caller,
  { membershipId, accounts, abortSignal }: Asked,
): Promise<{ ok: true; outside: string[] } | Failed> {
  const outside: string[] = [];
  for (let from = 0; from < accounts.length; from += maxAccountsAsked) {
    const accountIds = accounts.slice(from, from + maxAccountsAsked);
    const read = await batchGetMemberAccountDetails(caller, { membershipId, accountIds, abortSignal });
    if (!read.ok) return read;
    outside.push(...read.answer);
  }
  return { ok: true, outside };
}
