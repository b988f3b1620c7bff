import * as z from "zod/mini";
import { isCaseId } from "./case-id";

const caseId = z.string().check(z.refine(isCaseId));

/** UpdateCaseStatus takes these. */
const status = z.enum([
  "Submitted",
  "Detection and Analysis",
  "Containment, Eradication and Recovery",
  "Post-incident Activities",
]);

/** `from` is the status that the page showed. */
export const newStatusSchema = z.strictObject({ caseId, from: status, to: status });

export const movedCaseSchema = z.strictObject({ caseId });
