import type { APIRequestContext } from "@playwright/test";
import type { Persona } from "./persona";

/** The same for everyone: it is printed on the page of the demo's identity provider. */
export const password = "casedesk";

/** A page that asks for nothing and shows nothing: where the sign-in ends. */
const landing = "/api/health";

/**
 * Signs in with the requests that the pages would send. The cookies are the browser's own, so its next page is signed
 * in. Throws when the portal does not let the person in: a test of a refusal goes through the pages.
 */
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
