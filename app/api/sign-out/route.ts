import { cookies } from "next/headers";
import { endSessionUrl } from "@/lib/auth/identity-provider";
import { isFromOwnPage } from "@/lib/auth/own-page";
import { currentRefusal } from "@/lib/auth/refusal";
import { currentSession } from "@/lib/auth/session";
import { endSession } from "@/lib/auth/sign-out";

/** A route, because a server action cannot send Clear-Site-Data. */
export async function POST(): Promise<Response> {
  if (!(await isFromOwnPage())) return new Response(null, { status: 403 });
  // The log says whose session ended. Who was refused a role is signed in at the identity provider all the same.
  const isKnown = (await currentSession()) !== null || (await currentRefusal()) !== null;
  endSession(await cookies());
  const goTo = (isKnown ? await endSessionUrl() : undefined) ?? "/sign-in";
  // Not "cookies": that deletes those of every host under the company's domain.
  return Response.json({ goTo }, { headers: { "Clear-Site-Data": '"cache", "storage"' } });
}
