import { checkReadiness } from "@/lib/readiness";

/** Readiness, with each check. Needs no session and shows no address. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  const status = readiness.status === "ready" ? 200 : 503;
  return Response.json(readiness, { status, headers: { "cache-control": "no-store" } });
}
