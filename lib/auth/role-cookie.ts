import "server-only";
import { cookies } from "next/headers";
import { cookieOptions, roleCookieName } from "@/lib/auth/session-cookie";

/** Keeps the chosen role until the browser closes or the person signs out. A wish only: the claims and STS decide at sign-in. */
export async function rememberRole(arn: string): Promise<void> {
  (await cookies()).set(roleCookieName(), arn, cookieOptions());
}

/** The role ARN this browser asked for, if any. */
export async function rememberedRole(): Promise<string | undefined> {
  return (await cookies()).get(roleCookieName())?.value;
}
