import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import type { Configuration, interactionPolicy, KoaContextWithOIDC } from "oidc-provider";
import { createMemoryAdapter } from "./memory-adapter";
import { messagePage, signOutPage } from "./pages";
import { type Person, toClaims } from "./people";
import type { OidcSimulatorSettings } from "./settings";

const hourSeconds = 3600;

/** Makes new keys at each start. `signedIn` has the people who signed in since then, by `sub`. */
export async function toConfiguration(
  settings: OidcSimulatorSettings,
  policy: typeof interactionPolicy,
  contentSecurityPolicy: string,
  signedIn: ReadonlyMap<string, Person>,
): Promise<Configuration> {
  const show = (ctx: KoaContextWithOIDC, body: string): void => {
    ctx.type = "html";
    ctx.set("content-security-policy", contentSecurityPolicy);
    ctx.body = body;
  };

  return {
    adapter: createMemoryAdapter(),
    jwks: { keys: [await makeSigningKey()] },
    cookies: {
      keys: [randomBytes(32).toString("base64url")],
      // Cookies ignore ports. These names keep other providers on localhost apart.
      names: { session: "demo_idp_session", interaction: "demo_idp_sign_in", resume: "demo_idp_resume" },
    },
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        redirect_uris: [...settings.redirectUris],
        post_logout_redirect_uris: [...settings.postLogoutRedirectUris],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    pkce: { required: () => true },
    responseTypes: ["code"],
    scopes: ["openid", "email", "profile"],
    claims: {
      openid: ["sub", "groups", "https://aws.amazon.com/tags"],
      email: ["email", "email_verified"],
      profile: ["name"],
    },
    // STS sees only the id_token, so it must hold every claim, not just userinfo.
    conformIdTokenClaims: false,
    async findAccount(_ctx, sub) {
      const person = signedIn.get(sub);
      return person && { accountId: person.sub, claims: () => toClaims(person) };
    },
    loadExistingGrant,
    interactions: {
      url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
      policy: withAccountChoice(policy),
    },
    ttl: {
      AccessToken: hourSeconds,
      AuthorizationCode: 60,
      Grant: 12 * hourSeconds,
      IdToken: hourSeconds,
      Interaction: hourSeconds,
      Session: 12 * hourSeconds,
    },
    clientBasedCORS: () => false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, signOutPage(form)),
        postLogoutSuccessSource: (ctx) => show(ctx, messagePage("Signed out", "You can close this tab.")),
      },
    },
    renderError: (ctx, out) =>
      show(ctx, messagePage("This sign-in cannot go on", `${out.error}: ${out.error_description ?? "no details"}`)),
  };
}

/** Grants whatever the portal requests, so that nobody sees a consent page. */
async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grantId = session.grantIdFor(client.clientId);
  const existing = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant = existing ?? new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope([...ctx.oidc.requestParamOIDCScopes].join(" "));
  await grant.save();
  return grant;
}

/** Adds `prompt=select_account`, which company providers have and the library lacks. */
function withAccountChoice({ base, Prompt }: typeof interactionPolicy): interactionPolicy.DefaultPolicy {
  const prompts = base();
  prompts.add(new Prompt({ name: "select_account", requestable: true }), 0);
  return prompts;
}

async function makeSigningKey() {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: randomBytes(8).toString("hex") };
}
