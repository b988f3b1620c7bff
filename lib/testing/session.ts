import { sessionCookieName } from "@/lib/auth/cookie-names";
import { toRoleSet } from "@/lib/auth/role-set";
import type { Session } from "@/lib/auth/session";
import { type SessionClaims, sealSession } from "@/lib/auth/session-claims";
import { cookieJar } from "./cookie-jar";
import { responder, viewer } from "./settings";

const inOneHour = () => Date.now() + 3_600_000;

export const someSessionArn = "arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com";

/** Signs in: the browser gets a session cookie with these claims. */
export async function holdSession(parts: Partial<SessionClaims> = {}, secret?: string): Promise<void> {
  cookieJar.set(sessionCookieName(), await sealSession(someSessionClaims(parts), secret));
}

export function someSessionClaims(parts: Partial<SessionClaims> = {}): SessionClaims {
  return {
    sub: "subject-1",
    name: "Ana Example",
    email: "ana@example.com",
    role: { label: responder.label, arn: responder.arn },
    roleSessionArn: someSessionArn,
    roles: toRoleSet([responder, viewer], [responder, viewer]),
    credentials: { accessKeyId: "ASIAANA", secretAccessKey: "ana-secret-key", sessionToken: "ana-session-token" },
    expiresAt: inOneHour(),
    ...parts,
  };
}

export function aSession(parts: Partial<Session> = {}): Session {
  const expiresAt = new Date(inOneHour());
  return {
    subject: "subject-1",
    name: "Ana Example",
    email: "ana@example.com",
    role: { label: responder.label, arn: responder.arn, accountId: "111122223333" },
    roleSessionArn: someSessionArn,
    otherRoles: [],
    credentials: {
      accessKeyId: "ASIAANA",
      secretAccessKey: "ana-secret-key",
      sessionToken: "ana-session-token",
      expiration: expiresAt,
    },
    expiresAt,
    ...parts,
  };
}
