import { toRoleSet } from "@/lib/auth/role-set";
import type { Session } from "@/lib/auth/session";
import type { SessionClaims } from "@/lib/auth/session-cookie";
import { responder, viewer } from "./settings";

const inOneHour = () => Date.now() + 3_600_000;

export function someSessionClaims(parts: Partial<Record<keyof SessionClaims, unknown>> = {}): Record<string, unknown> {
  return {
    sub: "subject-1",
    name: "Ana Example",
    email: "ana@example.com",
    role: { label: responder.label, arn: responder.arn },
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
