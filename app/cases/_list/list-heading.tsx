import { PrimaryLink } from "@/components/ui/button";
import { ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import { RuledOutNotice } from "../_case/ruled-out-notice";

export function ListHeading({ session }: { session: Session }) {
  const without = ruledOut(session, "open");
  return (
    <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <h1 id="page-heading" tabIndex={-1} className="text-3xl">
        Cases
      </h1>
      {without ? (
        <RuledOutNotice without={without}>open cases</RuledOutNotice>
      ) : (
        <PrimaryLink href="/cases/new" className="print:hidden">
          Open a case
        </PrimaryLink>
      )}
    </div>
  );
}
