"use client";

import { useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import type { PageOwner } from "@/lib/page-owner";
import { readOutsiders } from "../_membership/read-membership";

/** Looks in the background, and stops nobody. */
export function OutsideAccounts({ accounts, owner }: { accounts: readonly string[]; owner: PageOwner }) {
  const [outside, setOutside] = useState<string[]>([]);
  const [asked] = useState(accounts);
  useEffect(() => {
    const reading = new AbortController();
    void readOutsiders(asked, owner, reading.signal).then((found) => {
      if (!reading.signal.aborted) setOutside(found);
    });
    return () => reading.abort();
  }, [asked, owner]);
  return (
    <div role="status">
      {outside.length > 0 ? (
        <Alert tone="notice" className="mb-6">
          <ul className="space-y-1 font-semibold">
            {outside.map((accountId) => (
              <li key={accountId}>{accountId} is not in the membership</li>
            ))}
          </ul>
          <p className="mt-2">The case can be opened all the same. AWS may not be able to look into these accounts.</p>
        </Alert>
      ) : null}
    </div>
  );
}
