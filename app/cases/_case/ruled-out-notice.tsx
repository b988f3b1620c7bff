import type { ReactNode } from "react";
import type { RuledOut } from "@/lib/auth/rights-hint";
import { ChangeRole } from "../../_account/change-role";

type RuledOutNoticeProps = {
  without: RuledOut;
  /** IAM's name of the missing right, where it is one. */
  lacks?: string;
  className?: string;
  /** Completes "Your role cannot": "open cases". */
  children: ReactNode;
};

/** In place of what AWS_ROLES rules out, before anybody types. */
export function RuledOutNotice({ without, lacks, className = "", children }: RuledOutNoticeProps) {
  const { roleLabel, others } = without;
  return (
    <div className={`text-ink-soft print:hidden ${className}`}>
      <p className="wrap-anywhere">
        Your role, {roleLabel}, cannot {children}.{lacks ? ` It lacks ${lacks}.` : null}
      </p>
      {others.length > 0 ? <ChangeRole roles={others} /> : null}
    </div>
  );
}
