import { checkReadiness } from "@/lib/readiness";

/** Whether this process should be given people: 200 or 503, and which of its checks say so. Needs no session and tells no address. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  const status = readiness.status === "ready" ? 200 : 503;
  return Response.json(readiness, { status, headers: { "cache-control": "no-store" } });
}
