import "server-only";
import { isSecure } from "@/lib/auth/cookie-names";
import { isDraftOwner } from "@/lib/auth/draft-key";
import { isFromOwnPage } from "@/lib/auth/own-page";
import { currentSession, type Session } from "@/lib/auth/session";
import type { FileRefusal } from "@/lib/cases/file-answers";
import { strictTransportSecurity } from "@/lib/content-security-policy";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";
import type { LogFields } from "@/lib/observability/log-fields";
import { pageOwnerHeaders } from "@/lib/page-owner";
import { beginTransfer, type Direction } from "@/lib/transfers";

type End = Pick<LogFields, "outcome" | "reason" | "bytes" | "status" | "errorName">;

export type Transfer<Params> = {
  params: Params;
  request: Request;
  /** Call once, when no byte moves any more. Logs the transfer and makes room for another. */
  end: (how: End) => void;
};

type Work<Params> = (session: Session, transfer: Transfer<Params>) => Promise<Response>;

/**
 * Bytes of a file, from or to a page of the portal, for the person and role that the page was made for. Checks all of
 * that itself: an upload does not pass proxy.ts.
 */
export function fileRoute<Params extends { caseId: string }>(direction: Direction, work: Work<Params>) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    if (env().FILES === "off") return notTried("off");
    if (!(await isFromOwnPage())) return notTried("foreign");
    const session = await currentSession();
    if (!session) return refuseAccess(direction, "signed-out");
    const { headers } = request;
    if (!isDraftOwner(session, headers.get(pageOwnerHeaders.owner) ?? "")) return refuseAccess(direction, "other-user");
    if (headers.get(pageOwnerHeaders.roleArn) !== session.role.arn) return refuseAccess(direction, "other-role");
    const params = await context.params;
    const leave = beginTransfer(direction, session.subject);
    if (!leave) return notTried("busy");
    const startedAt = performance.now();
    const end = (how: End) => {
      leave();
      const milliseconds = Math.round(performance.now() - startedAt);
      const level = how.outcome === "sent" || how.outcome === "fetched" ? "info" : "warn";
      const { caseId } = params;
      logEvent(level, { event: `file_${direction}`, roleLabel: session.role.label, caseId, milliseconds, ...how });
    };
    try {
      return await work(session, { params, request, end });
    } catch (error) {
      leave();
      throw error;
    }
  };
}

function refuseAccess(direction: Direction, outcome: "signed-out" | "other-user" | "other-role"): Response {
  logEvent("warn", { event: "access_refused", operation: direction, outcome });
  return notTried(outcome);
}

const statusOf = {
  foreign: 403,
  "signed-out": 401,
  "other-user": 403,
  "other-role": 403,
  busy: 503,
  off: 404,
  "not-asked": 400,
  "no-length": 411,
  "too-large": 413,
} as const satisfies Record<FileRefusal, number>;

export function notTried(refused: FileRefusal): Response {
  const status = statusOf[refused];
  return answer({ status: "not-tried", refused }, status, status === 503 ? { "Retry-After": "5" } : {});
}

export function answer(body: object, status: number, headers: Record<string, string> = {}): Response {
  const secure = isSecure() ? { "Strict-Transport-Security": strictTransportSecurity } : {};
  return Response.json(body, { status, headers: { ...headers, ...secure } });
}
