import "server-only";
import { cookies } from "next/headers";
import { cookieOptions, roleCookieName } from "@/lib/auth/cookie-names";

/** Until the browser closes or the person signs out. Only a wish: claims and STS decide. */
export async function rememberRole(arn: string): Promise<void> {
  (await cookies()).set(roleCookieName(), arn, cookieOptions());
}

export async function rememberedRole(): Promise<string | undefined> {
  return (await cookies()).get(roleCookieName())?.value;
}
