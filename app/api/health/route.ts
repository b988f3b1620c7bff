/** Liveness: needs no session and calls nothing. */
export function GET(): Response {
  return Response.json({ status: "ok" });
}
