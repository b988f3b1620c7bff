// The function where the settings say prefilledLink: the link holds the finding in clear.
import { draftCaseLink } from "@/packages/casedesk-link/src/draft-case-link";
import { createNotifier } from "./notify";

export const handler = createNotifier(process.env, async (content, portalUrl) => {
  const { link } = await draftCaseLink([{ name: "Finding", content }], portalUrl);
  return link;
});
