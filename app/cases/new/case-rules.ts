import { zodResolver } from "@hookform/resolvers/zod";
import { caseSchema } from "@/lib/cases/case-schema";

export { readIncidentStart } from "@/lib/cases/incident-start";
export { caseSchema };

/** Raw: the action gets what was typed and parses it by the same schema. */
export const resolveCase = zodResolver(caseSchema, undefined, { raw: true });
