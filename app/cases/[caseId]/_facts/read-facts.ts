import type { ReadFailure } from "@/lib/cases/aws-failure";
import type { CaseFacts } from "@/lib/cases/case-facts";
import type { CaseFile } from "@/lib/cases/files";

/** The answer of /api/cases/{caseId}. */
export type ReadFacts =
  | { status: "read"; facts: CaseFacts; files: CaseFile[] }
  | { status: ReadFailure; isThrottled?: boolean };
