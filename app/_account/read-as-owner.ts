import { type PageOwner, pageOwnerHeaders } from "@/lib/page-owner";

/**
 * `gone`: somebody else is signed in, or another role is in use. A session that has ended is no reason to empty the
 * page: its reader may be typing.
 */
export type OwnerRead<Answer> =
  | { status: "ok"; answer: Answer }
  | { status: "gone"; why: GoneReason }
  | { status: "signed-out" }
  | { status: "failed" };

export type GoneReason = "signed-out" | "other-user" | "other-role";

/** A GET of one of the portal's own routes, for the person and role that the page was made for. Never rejects. */
export async function readAsOwner<Answer>(
  path: string,
  { owner, roleArn }: PageOwner,
  signal: AbortSignal,
  more: Readonly<Record<string, string>> = {},
): Promise<OwnerRead<Answer>> {
  try {
    const headers = { [pageOwnerHeaders.owner]: owner, [pageOwnerHeaders.roleArn]: roleArn, ...more };
    const response = await fetch(path, { headers, cache: "no-store", signal });
    // The portal's own answers.
    if (response.ok) return { status: "ok", answer: (await response.json()) as Answer };
    if (response.status === 401) return { status: "signed-out" };
    if (response.status !== 403) return { status: "failed" };
    const { refused } = (await response.json()) as { refused: GoneReason };
    return { status: "gone", why: refused };
  } catch {
    return { status: "failed" };
  }
}
