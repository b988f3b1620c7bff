import { ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import { type CaseMove, rightOf } from "@/lib/cases/case-moves";
import { RuledOutNotice } from "../../_case/ruled-out-notice";

const words = {
  edit: "edit cases",
  status: "change the status of cases",
  help: "hand cases to AWS",
  close: "close cases",
  new: "open cases",
} as const satisfies Record<CaseMove | "edit", string>;

const rights = { ...rightOf, edit: "edit" } as const;

/** Says what the case would allow and AWS_ROLES rules out. */
export function RuledOutActions({ moves, session }: { moves: readonly CaseMove[]; session: Session }) {
  const out = (["edit", ...moves] as const).filter((action) => ruledOut(session, rights[action]));
  const [first] = out;
  const without = first && ruledOut(session, rights[first]);
  if (!without) return null;
  return (
    <RuledOutNotice without={without} className="mb-6">
      {out
        .map((action) => words[action])
        .join(", ")
        .replace(/, (?=[^,]*$)/, " or ")}
    </RuledOutNotice>
  );
}
