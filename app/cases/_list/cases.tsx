import { toPageOwner } from "@/lib/auth/draft-key";
import { otherRolesWith, ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { CannotList } from "./cannot-list";
import { CaseList } from "./case-list";
import { readCasesPage } from "./read-cases-page";

/** The server renders AWS's first page; the browser reads the others. */
export async function Cases({ session }: { session: Session }) {
  const without = ruledOut(session, "list");
  if (without) return <CannotList otherRoles={without.others} />;
  const first = await readCasesPage(session);
  if (first.status === "denied") return <CannotList otherRoles={otherRolesWith(session, "list")} />;
  return (
    <CaseList
      first={first}
      readAt={Date.now()}
      owner={toPageOwner(session)}
      origin={new URL(env().NEXTAUTH_URL).origin}
    />
  );
}

export function CasesPending() {
  return (
    <p role="status" className="text-ink-soft noscript:hidden">
      Reading cases from AWS…
    </p>
  );
}
