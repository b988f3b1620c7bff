import "server-only";
import { isDraftOwner } from "@/lib/auth/draft-key";
import { currentSession, type Session } from "@/lib/auth/session";
import { logEvent } from "@/lib/observability/log";
import { pageOwnerHeaders } from "@/lib/page-owner";

type Work<Params> = (
  session: Session,
  asked: { params: Params; query: URLSearchParams; headers: Headers; signal: AbortSignal },
) => Promise<object>;

/**
 * A read after the first rendering. Its page says who and which role it was made for, and gets nothing if somebody else
 * or another role is signed in by now. Ends with the request.
 */
export function userRoute<Params>(name: string, work: Work<Params>) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    const session = await currentSession();
    if (!session) return refuse(name, "signed-out", 401);
    const { headers, url, signal } = request;
    if (!isDraftOwner(session, headers.get(pageOwnerHeaders.owner) ?? "")) return refuse(name, "other-user", 403);
    if (headers.get(pageOwnerHeaders.roleArn) !== session.role.arn) return refuse(name, "other-role", 403);
    const query = new URL(url).searchParams;
    return Response.json(await work(session, { params: await params, query, headers, signal }));
  };
}

function refuse(operation: string, outcome: "signed-out" | "other-user" | "other-role", status: number): Response {
  logEvent("warn", { event: "access_refused", operation, outcome });
  return Response.json({ refused: outcome }, { status });
}
