import { userRoute } from "@/lib/user-route";
import type { CasesPage } from "../../cases/_list/cases-page";
import { readCasesPage } from "../../cases/_list/read-cases-page";

/** A page of AWS's list of cases: the first one, or the one that the token stands for. */
export const GET = userRoute("cases", async (session, { query, signal }): Promise<CasesPage> => {
  const isBackground = query.has("background");
  return readCasesPage(session, { nextToken: query.get("token") ?? undefined, abortSignal: signal, isBackground });
});
