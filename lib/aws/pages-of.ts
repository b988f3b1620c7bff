import "server-only";
import type { Called } from "@/lib/aws/call";

type Page = { nextToken: string | undefined };

/** Reads a list of AWS's, `most` pages of it. A failure is the last answer. */
export async function* pagesOf<Answer extends Page>(
  list: (nextToken: string | undefined) => Promise<Called<Answer>>,
  most: number,
): AsyncGenerator<Called<Answer>> {
  const tokens = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < most; page++) {
    const listed = await list(token);
    yield listed;
    token = listed.ok ? listed.answer.nextToken : undefined;
    // A list that leads back to a page that was read has no end.
    if (!token || tokens.has(token)) return;
    tokens.add(token);
  }
}
