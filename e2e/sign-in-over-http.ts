import type { APIRequestContext } from "@playwright/test";
import type { Persona } from "./persona";

/** Everybody's, shown by the demo identity provider. */
export const password = "casedesk";

/** The sign-in ends on this page, which does nothing. */
const landing = "/api/health";

/** Signs in with the pages' requests, in the browser's cookie jar. Throws if the portal refuses the person. */
export async function signInOverHttp(request: APIRequestContext, { login }: Persona): Promise<void> {
  const token = await request.get("/api/auth/csrf");
  const { csrfToken } = await token.json();
  const { origin } = new URL(token.url());
  const form = { csrfToken, callbackUrl: landing, json: "true" };
  const begun = await request.post("/api/auth/signin/sso", { form, headers: { origin } });
  const { url } = await begun.json();
  const asked = await request.get(url);
  if (asked.url().startsWith(origin)) throw new Error("Somebody is signed in at the identity provider already.");
  const ended = await request.post(asked.url(), { form: { login, password } });
  if (ended.url() !== `${origin}${landing}`) throw new Error(`The sign-in of ${login} ended at ${ended.url()}`);
}
