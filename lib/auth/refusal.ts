import "server-only";
import { cookies } from "next/headers";
import * as z from "zod";
import { seal, unseal } from "@/lib/auth/secrets";
import { cookieOptions, refusalCookieName } from "@/lib/auth/session-cookie";

const refusalSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("no-role"), who: z.string(), reference: z.string().optional() }),
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

export type Refusal = z.infer<typeof refusalSchema>;

const secondsKept = 600;
const salt = "refusal";

/** Sealed, because it names the person. */
export async function keepRefusal(refusal: Refusal): Promise<void> {
  const value = await seal({ token: refusal, salt, maxAge: secondsKept });
  (await cookies()).set(refusalCookieName(), value, { ...cookieOptions(), maxAge: secondsKept });
}

/** A `__Host-` cookie needs the same attributes to be removed. */
export async function forgetRefusal(): Promise<void> {
  (await cookies()).set(refusalCookieName(), "", { ...cookieOptions(), maxAge: 0 });
}

export async function currentRefusal(): Promise<Refusal | null> {
  const value = (await cookies()).get(refusalCookieName())?.value;
  if (!value) return null;
  try {
    return refusalSchema.parse(await unseal({ token: value, salt }));
  } catch {
    return null;
  }
}
