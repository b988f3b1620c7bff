import type { CaseScope } from "@/lib/cases/alike-cases";
import type { ReadFailure } from "@/lib/cases/aws-failure";

/** As it travels to the browser. */
export type ReadScope = ({ status: "read" } & CaseScope) | { status: ReadFailure };
