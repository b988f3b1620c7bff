import "server-only";
import type { NextAuthOptions } from "next-auth";
import { identityProvider } from "@/lib/auth/identity-provider";
import { toPseudonym } from "@/lib/auth/pseudonym";
import { forgetRefusal, keepRefusal } from "@/lib/auth/refusal";
import { type Claims, pickRole, rolesFor } from "@/lib/auth/role-choice";
import { rememberedRole } from "@/lib/auth/role-cookie";
import { toRoleSessionName } from "@/lib/auth/role-session-name";
import { toRoleSet } from "@/lib/auth/role-set";
import { seal, unseal } from "@/lib/auth/secrets";
import {
  cookieOptions,
  isSecure,
  type SessionClaims,
  sessionClaimsSchema,
  sessionCookieName,
  signInCookies,
} from "@/lib/auth/session-cookie";
import { reasonOfFailure } from "@/lib/auth/sign-in-failure";
import { createRoleSession } from "@/lib/aws/role-session";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";
import { currentRequestId, identifyUser } from "@/lib/observability/request-context";
import { reportUncaught } from "@/lib/observability/uncaught";

// Passes from the signIn callback to the jwt callback: next-auth gives both the same account object.
type AccountWithSession = { casedesk?: Pick<SessionClaims, "role" | "roles" | "credentials" | "expiresAt"> };

/**
 * `signInSecret` is the secret that this sign-in began under. The session is sealed under the first of all secrets.
 */
export function authOptions(signInSecret: string): NextAuthOptions {
  const { AWS_ROLE_SESSION_SECONDS } = env();
  return {
    providers: [identityProvider()],
    secret: signInSecret,
    jwt: { encode: seal, decode: unseal },
    session: { strategy: "jwt", maxAge: AWS_ROLE_SESSION_SECONDS },
    useSecureCookies: isSecure(),
    cookies: { ...signInCookies(), sessionToken: { name: sessionCookieName(), options: cookieOptions() } },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    logger: {
      // Log the code alone: metadata holds tokens and the provider's messages.
      error: (code, metadata) => {
        // next-auth reports a provider's refusal twice.
        const isReportedAgain = code === "OAUTH_CALLBACK_HANDLER_ERROR" && "providerId" in metadata;
        if (isReportedAgain) return;
        const reason = reasonOfFailure(metadata);
        logEvent("warn", { event: "authn_failed", errorName: code, ...(reason ? { reason } : {}) });
      },
      warn: () => {},
      debug: () => {},
    },
    callbacks: {
      signIn: async ({ account, profile }) => {
        try {
          return await takeRole(account ?? {}, { ...profile });
        } catch (error) {
          // next-auth would put the error's message into a URL.
          reportUncaught(error, { routePath: "/api/auth/[...nextauth]", routeType: "route" });
          logEvent("warn", { event: "session_refused", outcome: "error" });
          return "/sign-in?error=Callback";
        }
      },
      jwt: ({ token, account }) => {
        const { casedesk } = (account ?? {}) as AccountWithSession; // Set by takeRole in the same request.
        if (!casedesk) return token;
        return { sub: token.sub ?? "", name: token.name ?? null, email: token.email ?? null, ...casedesk };
      },
      session: ({ token }) => publicSession(token),
    },
  };
}

// True, or the page that says why not. The id_token is used here only and not kept.
async function takeRole(account: { id_token?: string } & AccountWithSession, claims: Claims): Promise<true | string> {
  const { AWS_ROLES, AWS_ROLE_SESSION_NAME } = env();
  if (typeof claims.sub === "string") identifyUser(toPseudonym(claims.sub));
  const matches = rolesFor(claims, AWS_ROLES);
  const role = pickRole(matches, await rememberedRole());
  const requestId = currentRequestId();
  const reference = requestId ? { reference: requestId } : {};
  const who = [claims.email, claims.name, claims.sub].find((claim) => typeof claim === "string") ?? "";

  if (!role) {
    logEvent("warn", { event: "session_refused", outcome: "no-role" });
    await keepRefusal({ kind: "no-role", who: String(who), ...reference });
    return "/sign-in/refused";
  }

  const sessionName = toRoleSessionName(claims, AWS_ROLE_SESSION_NAME);
  const roleSession = await createRoleSession(role, sessionName, account.id_token ?? "");
  if (!roleSession.ok) {
    const { kind, errorName, awsRequestId } = roleSession.refusal;
    const aboutCall = { errorName, ...(awsRequestId ? { awsRequestId } : {}) };
    logEvent("warn", { event: "session_refused", outcome: kind, roleLabel: role.label, ...aboutCall });
    if (kind === "unavailable") return "/sign-in?error=RoleUnavailable";
    const { label: roleLabel, arn: roleArn } = role;
    await keepRefusal({
      kind: "role-refused",
      who: String(who),
      roleLabel,
      roleArn,
      sessionName,
      ...aboutCall,
      ...reference,
    });
    return "/sign-in/refused";
  }

  const { expiresAt, ...credentials } = roleSession.credentials;
  account.casedesk = {
    role: { label: role.label, arn: role.arn },
    roles: toRoleSet(matches, AWS_ROLES),
    credentials,
    expiresAt: expiresAt.getTime(),
  };
  await forgetRefusal();
  logEvent("info", { event: "session_created", outcome: "ok", roleLabel: role.label });
  return true;
}

// What `/api/auth/session` returns: no credentials, and nobody once they have expired.
function publicSession(token: unknown): {
  user: { name: string | null; email: string | null };
  role: string;
  expires: string;
} {
  const claims = sessionClaimsSchema.safeParse(token);
  if (!claims.success || claims.data.expiresAt <= Date.now()) {
    return { user: { name: null, email: null }, role: "", expires: new Date(0).toISOString() };
  }
  const { name, email, role, expiresAt } = claims.data;
  return {
    user: { name: name ?? null, email: email ?? null },
    role: role.label,
    expires: new Date(expiresAt).toISOString(),
  };
}
