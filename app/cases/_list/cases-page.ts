import type { ReadFailure } from "@/lib/cases/aws-failure";
import type { ListedCase } from "@/lib/cases/listed-case";

/** A page of AWS's list, as it travels to the browser. `total` counts the cases on all pages. */
export type CasesPage =
  | { status: "read"; cases: ListedCase[]; nextToken?: string; total?: number }
  | { status: ReadFailure; reason?: string; awsRequestId?: string };
