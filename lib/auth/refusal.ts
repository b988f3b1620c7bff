import "server-only";
import { cookies } from "next/headers";
import * as z from "zod";
import { seal, unseal } from "@/lib/auth/secrets";
import { cookieOptions, refusalCookieName } from "@/lib/auth/session-cookie";

const refusalSchema = z.discriminatedUnion("kind", [
  /** No entry of AWS_ROLES fits the person's claims. */
  z.object({ kind: z.literal("no-role"), who: z.string(), reference: z.string().optional() }),
  /** STS did not let the person take the role. */
  z.object({
    kind: z.literal("role-refused"),
    who: z.string(),
    roleLabel: z.string(),
    roleArn: z.string(),
    sessionName: z.string(),
    errorName: z.string(),
    awsRequestId: z.string().optional(),
    reference: z.string().optional(),
  }),
]);

/** Why a sign-in at the identity provider did not become a session here. */
export type Refusal = z.infer<typeof refusalSchema>;

const secondsKept = 600;
const salt = "refusal";

/** Keeps the refusal for the page that explains it: sealed, because it names the person, and for ten minutes. */
export async function keepRefusal(refusal: Refusal): Promise<void> {
  const value = await seal({ token: refusal, salt, maxAge: secondsKept });
  (await cookies()).set(refusalCookieName(), value, { ...cookieOptions(), maxAge: secondsKept });
}

/** Forgets it, after a sign-in that became a session. A `__Host-` cookie is only taken away by one with its own attributes. */
export async function forgetRefusal(): Promise<void> {
  (await cookies()).set(refusalCookieName(), "", { ...cookieOptions(), maxAge: 0 });
}

/** The refusal of this browser's last sign-in, or null. */
export async function currentRefusal(): Promise<Refusal | null> {
  const value = (await cookies()).get(refusalCookieName())?.value;
  if (!value) return null;
  try {
    return refusalSchema.parse(await unseal({ token: value, salt }));
  } catch {
    return null;
  }
}
