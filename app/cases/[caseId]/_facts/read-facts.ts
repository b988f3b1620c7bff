import type { ReadFailure } from "@/lib/cases/aws-failure";
import type { CaseFacts } from "@/lib/cases/case-facts";
import type { CaseFile } from "@/lib/cases/files";

/** The answer of /api/cases/{caseId}. `text`: the case for people who cannot open the link. */
export type ReadFacts =
  | { status: "read"; facts: CaseFacts; files: CaseFile[]; text: string }
  | { status: ReadFailure; isThrottled?: boolean };
