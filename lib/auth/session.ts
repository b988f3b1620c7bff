import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import { isFromOwnPage } from "@/lib/auth/own-page";
import { toPseudonym } from "@/lib/auth/pseudonym";
import { toAccountId } from "@/lib/auth/role-choice";
import { rolesInSet } from "@/lib/auth/role-set";
import { unseal } from "@/lib/auth/secrets";
import {
  isSecure,
  isSessionCookie,
  type SessionClaims,
  sessionClaimsSchema,
  sessionCookieName,
} from "@/lib/auth/session-cookie";
import { env, type RoleSetting } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";
import { identifyUser } from "@/lib/observability/request-context";

export type Role = { label: string; arn: string; accountId: string };

/** A signed-in person in one role. The credentials are for lib/aws alone: no other code passes them on. */
export type Session = {
  /** The identity provider's `sub`: who this is, whatever name or address they have. */
  subject: string;
  name: string | undefined;
  email: string | undefined;
  role: Role;
  /** The other roles that the sign-in gave, in the order of AWS_ROLES. */
  otherRoles: readonly Role[];
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date };
  expiresAt: Date;
};

/** The session of this request, or null when nobody is signed in or the role's credentials have ended. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const token = await getToken({
    // getToken reads cookies by `getAll`; its types know only the older request objects. It would take the session from an Authorization
    // header as well, where no browser keeps it: no header is shown to it.
    req: { cookies: await cookies(), headers: {} } as unknown as Parameters<typeof getToken>[0]["req"],
    cookieName: sessionCookieName(),
    secureCookie: isSecure(),
    decode: unseal,
  });
  const claims = sessionClaimsSchema.safeParse(token);
  if (!claims.success || claims.data.expiresAt <= Date.now()) {
    // No cookie is a visitor; one that is no session is worth a line.
    const hasCookie = (await cookies()).getAll().some((cookie) => isSessionCookie(cookie.name));
    if (hasCookie) {
      logEvent("warn", { event: "session_rejected", outcome: claims.success ? "expired" : "not-accepted" });
    }
    return null;
  }
  identifyUser(toPseudonym(claims.data.sub));
  const { sub, name, email, role, roles, credentials, expiresAt } = claims.data;
  const expiration = new Date(expiresAt);
  return {
    subject: sub,
    name: name ?? undefined,
    email: email ?? undefined,
    role: toRole(role),
    otherRoles: rolesOf(roles)
      .filter(({ arn }) => arn !== role.arn)
      .map(toRole),
    credentials: { ...credentials, expiration },
    expiresAt: expiration,
  };
});

/** The session of this request, for a server action: null as well when the request does not come from a page of the portal. */
export async function actionSession(): Promise<Session | null> {
  return (await isFromOwnPage()) ? currentSession() : null;
}

/** The session of this request; a visitor without one goes to sign in and comes back to `returnTo`, a path of the portal. */
export async function requireSession(returnTo: string): Promise<Session> {
  const session = await currentSession();
  if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(returnTo)}`);
  return session;
}

function rolesOf(roles: SessionClaims["roles"]): readonly RoleSetting[] {
  const { AWS_ROLES } = env();
  return typeof roles === "string" ? rolesInSet(roles, AWS_ROLES) : AWS_ROLES.filter(({ arn }) => roles.includes(arn));
}

function toRole({ label, arn }: { label: string; arn: string }): Role {
  return { label, arn, accountId: toAccountId(arn) };
}
