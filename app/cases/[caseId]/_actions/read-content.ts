import type { ReadFailure } from "@/lib/cases/aws-failure";
import type { FieldInputs } from "@/lib/cases/case-fields";

/** The answer of /api/cases/{caseId}/content. Without `hasTags`, the tags could not be read. */
export type ReadContent = { status: "read"; content: FieldInputs; hasTags: boolean } | { status: ReadFailure };
