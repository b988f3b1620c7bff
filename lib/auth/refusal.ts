import "server-only";
import { cookies } from "next/headers";
import * as z from "zod";
import { cookieOptions, refusalCookieName } from "@/lib/auth/cookie-names";
import { seal, unseal } from "@/lib/auth/seal";

/** `returnTo` is the path where the person was going. */
const common = { who: z.string(), returnTo: z.string(), reference: z.string().optional() };

const refusalSchema = z.discriminatedUnion("kind", [
  // `leftOut`: claims that would have decided, too long for the token.
  z.object({ ...common, kind: z.literal("no-role"), leftOut: z.array(z.string()).optional() }),
  z.object({
    ...common,
    kind: z.literal("role-refused"),
    roleLabel: z.string(),
    roleArn: z.string(),
    sessionName: z.string(),
    errorName: z.string(),
    awsRequestId: z.string().optional(),
  }),
  z.object({
    ...common,
    kind: z.literal("too-long"),
    roleLabel: z.string(),
    bytes: z.number(),
    limit: z.number(),
  }),
]);

export type Refusal = z.infer<typeof refusalSchema>;

const secondsKept = 600;
const purpose = "refusal";

/** Sealed, because it names the person. */
export async function keepRefusal(refusal: Refusal): Promise<void> {
  const value = await seal(refusal, purpose, secondsKept);
  (await cookies()).set(refusalCookieName(), value, { ...cookieOptions(), maxAge: secondsKept });
}

/** A `__Host-` cookie needs the same attributes to be removed. */
export async function forgetRefusal(): Promise<void> {
  (await cookies()).set(refusalCookieName(), "", { ...cookieOptions(), maxAge: 0 });
}

export async function currentRefusal(): Promise<Refusal | null> {
  const value = (await cookies()).get(refusalCookieName())?.value;
  if (!value) return null;
  const refusal = refusalSchema.safeParse(await unseal(value, purpose));
  return refusal.success ? refusal.data : null;
}
