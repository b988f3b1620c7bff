import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Provider } from "oidc-provider";
import { messagePage, signInPage } from "./pages";
import { findPerson, type Person, password } from "./people";

type SignIn = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Handles /interaction/{uid}: shows the sign-in page, checks the password and adds the person to `signedIn`. */
export function createSignIn(provider: Provider, contentSecurityPolicy: string, signedIn: Map<string, Person>): SignIn {
  const show = (response: ServerResponse, status: number, body: string): void => {
    response.writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentSecurityPolicy,
      "cache-control": "no-store",
    });
    response.end(body);
  };

  return async (request, response) => {
    const interaction = await provider.interactionDetails(request, response).catch(() => undefined);
    if (interaction === undefined) {
      show(response, 400, messagePage("This sign-in has ended", "Go back to the portal and sign in again."));
      return;
    }
    if (request.method !== "POST") {
      const hint = interaction.params.login_hint;
      show(response, 200, signInPage(typeof hint === "string" ? { login: hint } : {}));
      return;
    }
    const typed = new URLSearchParams(await text(request));
    const login = (typed.get("login") ?? "").trim().toLowerCase();
    const person = findPerson(login);
    if (person === undefined || typed.get("password") !== password) {
      const error = "The user name or the password is not right. Both are listed below.";
      show(response, 200, signInPage({ login, error }));
      return;
    }
    signedIn.set(person.sub, person);
    await provider.interactionFinished(request, response, {
      login: { accountId: person.sub, amr: ["pwd"] },
      select_account: {},
    });
  };
}
