/** The process lives. Needs no session and touches nothing outside. */
export function GET(): Response {
  return Response.json({ status: "ok" });
}
