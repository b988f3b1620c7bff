import { zodResolver } from "@hookform/resolvers/zod";
import { caseSchema } from "@/lib/cases/case-schema";

export { readIncidentStart } from "@/lib/cases/incident-start";
export { caseSchema };

/** Checks the form. Raw: the action gets what was typed and reads it by the same schema, never what the browser made of it. */
export const resolveCase = zodResolver(caseSchema, undefined, { raw: true });
