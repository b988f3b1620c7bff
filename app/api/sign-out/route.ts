import { cookies } from "next/headers";
import { endSessionUrl } from "@/lib/auth/identity-provider";
import { isFromOwnPage } from "@/lib/auth/own-page";
import { currentSession } from "@/lib/auth/session";
import { endSession } from "@/lib/auth/sign-out";

/**
 * Ends the portal's session and answers where to go next: to the identity provider, to end that one too. Not a server action: those cannot tell
 * the browser to throw away what it keeps of the portal.
 */
export async function POST(): Promise<Response> {
  if (!(await isFromOwnPage())) return new Response(null, { status: 403 });
  await currentSession(); // So that the log says whose session ends.
  endSession(await cookies());
  const goTo = (await endSessionUrl()) ?? "/sign-in";
  // Not "cookies", which would take those of every host under the company's domain.
  return Response.json({ goTo }, { headers: { "Clear-Site-Data": '"cache", "storage"' } });
}
