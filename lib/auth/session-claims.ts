import "server-only";
import * as z from "zod";
import { sealBytes, unsealBytes } from "@/lib/auth/seal";

/** Everything in the session cookie. `roles` is a set (role-set.ts). `expiresAt` is in milliseconds. */
export type SessionClaims = {
  sub: string;
  name: string | null;
  email: string | null;
  role: { label: string; arn: string };
  /** As STS gave it: CloudTrail and a case's comments name the person by it. */
  roleSessionArn: string;
  roles: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string };
  expiresAt: number;
};

/** What comes before the session token, in this order, without names: every byte is four thirds in the cookie. */
const factsSchema = z.tuple([
  z.string().min(1),
  z.string().nullable(),
  z.string().nullable(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.number(),
]);

const purpose = "session";

/** `secret` is for tests. */
export function sealSession(claims: SessionClaims, secret?: string): Promise<string> {
  return sealBytes(toBytes(claims), purpose, secret);
}

/** Null if no secret opens it or it holds something else. It may have expired. */
export async function unsealSession(sealed: string): Promise<SessionClaims | null> {
  const bytes = await unsealBytes(sealed, purpose);
  return bytes && fromBytes(bytes);
}

// AWS names no greatest length of a session token, so it is kept as bytes where base64 gives the same text again:
// two bytes with the length of the facts, the facts as JSON, then the token. A first bit says that it is a text.
function toBytes({ sub, name, email, role, roleSessionArn, roles, credentials, expiresAt }: SessionClaims): Uint8Array {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const facts: z.infer<typeof factsSchema> = [
    ...([sub, name, email, role.label, role.arn, roleSessionArn, roles, accessKeyId, secretAccessKey] as const),
    expiresAt,
  ];
  const before = Buffer.from(JSON.stringify(facts));
  const decoded = Buffer.from(sessionToken, "base64");
  const isBase64 = decoded.toString("base64") === sessionToken;
  const head = Buffer.alloc(2);
  head.writeUInt16BE(before.length + (isBase64 ? 0 : textFlag));
  return Buffer.concat([head, before, isBase64 ? decoded : Buffer.from(sessionToken)]);
}

const textFlag = 0x8000;

function fromBytes(bytes: Uint8Array): SessionClaims | null {
  const all = Buffer.from(bytes);
  if (all.length < 2) return null;
  const head = all.readUInt16BE();
  const end = 2 + (head & ~textFlag);
  const facts = factsSchema.safeParse(parseJson(all.toString("utf8", 2, end)));
  if (!facts.success || end >= all.length) return null;
  const [sub, name, email, label, arn, roleSessionArn, roles, accessKeyId, secretAccessKey, expiresAt] = facts.data;
  const sessionToken = all.toString(head & textFlag ? "utf8" : "base64", end);
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  return { sub, name, email, role: { label, arn }, roleSessionArn, roles, credentials, expiresAt };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
