import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import { isSecure, isSessionCookie, sessionCookieName } from "@/lib/auth/cookie-names";
import { isFromOwnPage } from "@/lib/auth/own-page";
import { toPseudonym } from "@/lib/auth/pseudonym";
import { toAccountId } from "@/lib/auth/role-choice";
import { rolesInSet } from "@/lib/auth/role-set";
import { type SessionClaims, unsealSession } from "@/lib/auth/session-claims";
import { endOf } from "@/lib/auth/session-validity";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";
import { identifyUser } from "@/lib/observability/request-context";

export type Role = { label: string; arn: string; accountId: string };

/** Only lib/aws may use the credentials. */
export type Session = {
  subject: string;
  name: string | undefined;
  email: string | undefined;
  role: Role;
  /** As STS gave it. A comment whose creator equals it is the reader's own. */
  roleSessionArn: string;
  /** In the order of AWS_ROLES. */
  otherRoles: readonly Role[];
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date };
  expiresAt: Date;
};

/** Null also if the credentials have expired. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const claims = await heldClaims();
  const end = claims && endOf(claims);
  if (!claims || end) {
    // A visitor has no cookie. A cookie that holds no session is worth a line.
    const hasCookie = (await cookies()).getAll().some((cookie) => isSessionCookie(cookie.name));
    if (hasCookie) logEvent("warn", { event: "session_rejected", outcome: end ?? "not-accepted" });
    return null;
  }
  identifyUser(toPseudonym(claims.sub));
  const { sub, name, email, role, roleSessionArn, roles, credentials, expiresAt } = claims;
  const expiration = new Date(expiresAt);
  return {
    subject: sub,
    name: name ?? undefined,
    email: email ?? undefined,
    role: toRole(role),
    roleSessionArn,
    otherRoles: rolesInSet(roles, env().AWS_ROLES)
      .filter(({ arn }) => arn !== role.arn)
      .map(toRole),
    credentials: { ...credentials, expiration },
    expiresAt: expiration,
  };
});

async function heldClaims(): Promise<SessionClaims | null> {
  const sealed = await getToken({
    // getToken reads cookies by `getAll`, though its types know older requests only. It gets no headers: it would
    // accept a session from an Authorization header.
    req: { cookies: await cookies(), headers: {} } as unknown as Parameters<typeof getToken>[0]["req"],
    cookieName: sessionCookieName(),
    secureCookie: isSecure(),
    raw: true,
  });
  return sealed ? unsealSession(sealed) : null;
}

/** For actions. Null also if no page of the portal sent the request. */
export async function actionSession(): Promise<Session | null> {
  return (await isFromOwnPage()) ? currentSession() : null;
}

/** For pages. `returnTo` is a path of the portal. */
export async function requireSession(returnTo: string): Promise<Session> {
  const session = await currentSession();
  if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(returnTo)}`);
  return session;
}

function toRole({ label, arn }: { label: string; arn: string }): Role {
  return { label, arn, accountId: toAccountId(arn) };
}
