import { createHash, randomBytes } from "node:crypto";
import type { Role } from "./config";

/** A role assumed by somebody: temporary credentials, and who holds them. */
export type RoleSession = {
  readonly role: Role;
  readonly sessionName: string;
  /** `sub` of the id_token that opened it. */
  readonly subject: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
};

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const letters = (bytes: Uint8Array): string => [...bytes].map((byte) => base32.charAt(byte % 32)).join("");

/** Role sessions by access key, in memory: a restart ends them all. */
export class RoleSessions {
  readonly #byAccessKeyId = new Map<string, RoleSession>();

  /** Makes credentials that end at the given time (milliseconds since 1970). */
  open(role: Role, sessionName: string, subject: string, expiresAt: number): RoleSession {
    const session: RoleSession = {
      role,
      sessionName,
      subject,
      accessKeyId: `ASIA${letters(randomBytes(16))}`,
      secretAccessKey: randomBytes(30).toString("base64"),
      sessionToken: randomBytes(180).toString("base64"),
      expiresAt,
    };
    this.#byAccessKeyId.set(session.accessKeyId, session);
    return session;
  }

  /** The session of an access key, expired ones included; undefined when the key was never given out. */
  get(accessKeyId: string): RoleSession | undefined {
    return this.#byAccessKeyId.get(accessKeyId);
  }

  /** All sessions of this name, in the order in which they were opened. */
  named(sessionName: string | null): RoleSession[] {
    return [...this.#byAccessKeyId.values()].filter((session) => session.sessionName === sessionName);
  }
}

/** The role's unique id, the same at every start. */
export function roleId(role: Role): string {
  return `AROA${letters(createHash("sha256").update(role.arn).digest().subarray(0, 17))}`;
}

/** The ARN under which a role session acts; the role's path is not part of it. */
export function assumedRoleArn(role: Role, sessionName: string): string {
  const [, , , , accountId = ""] = role.arn.split(":");
  return `arn:aws:sts::${accountId}:assumed-role/${role.arn.slice(role.arn.lastIndexOf("/") + 1)}/${sessionName}`;
}
