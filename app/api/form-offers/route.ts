import { env } from "@/lib/env";
import type { FormOffers } from "@/lib/form-offers";
import { userRoute } from "@/lib/user-route";

/** The settings' templates and watcher groups. Calls nobody. */
export const GET = userRoute("form-offers", async (): Promise<FormOffers> => {
  const { CASE_TEMPLATES, WATCHER_GROUPS } = env();
  return { templates: CASE_TEMPLATES, groups: WATCHER_GROUPS };
});
