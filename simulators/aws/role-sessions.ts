import { createHash, randomBytes } from "node:crypto";
import type { Role } from "./config";

export type RoleSession = {
  readonly role: Role;
  readonly sessionName: string;
  readonly subject: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
};

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const letters = (bytes: Uint8Array): string => [...bytes].map((byte) => base32.charAt(byte % 32)).join("");

/** Role sessions in memory. A restart ends them. */
export class RoleSessions {
  readonly #byAccessKeyId = new Map<string, RoleSession>();
  /** Of the session tokens from now on, instead of the configured length. */
  tokenLength: number | undefined;

  /** `expiresAt` is in milliseconds since 1970. */
  open(role: Role, sessionName: string, subject: string, expiresAt: number, configuredLength: number): RoleSession {
    const tokenLength = this.tokenLength ?? configuredLength;
    const session: RoleSession = {
      role,
      sessionName,
      subject,
      accessKeyId: `ASIA${letters(randomBytes(16))}`,
      secretAccessKey: randomBytes(30).toString("base64"),
      sessionToken: randomBytes(tokenLength)
        .toString("base64")
        .slice(0, tokenLength - (tokenLength % 4)),
      expiresAt,
    };
    this.#byAccessKeyId.set(session.accessKeyId, session);
    return session;
  }

  /** Also returns expired sessions. */
  get(accessKeyId: string): RoleSession | undefined {
    return this.#byAccessKeyId.get(accessKeyId);
  }

  /** Oldest first. */
  named(sessionName: string | null): RoleSession[] {
    return [...this.#byAccessKeyId.values()].filter((session) => session.sessionName === sessionName);
  }
}

/** The role's unique ID, the same after every restart. */
export function roleId(role: Role): string {
  return `AROA${letters(createHash("sha256").update(role.arn).digest().subarray(0, 17))}`;
}

/** Omits the role's path, as AWS does. */
export function assumedRoleArn(role: Role, sessionName: string): string {
  const [, , , , accountId = ""] = role.arn.split(":");
  return `arn:aws:sts::${accountId}:assumed-role/${role.arn.slice(role.arn.lastIndexOf("/") + 1)}/${sessionName}`;
}
