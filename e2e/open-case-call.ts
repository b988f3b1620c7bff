import type { APIRequestContext, APIResponse, Request } from "@playwright/test";
import type { Visitor } from "./visitor";

/** One call of the server action behind "Open case", as the browser made it; to be repeated with something changed. */
export type OpenCaseCall = {
  readonly url: string;
  readonly headers: Record<string, string>;
  /** What the form sent. */
  readonly input: Readonly<Record<string, unknown>>;
  /** What the page said of itself: whose it was, and as which role. */
  readonly tried: unknown;
};

const captured = new Map<string, Promise<OpenCaseCall>>();

/**
 * How a browser calls the portal to open a case: watched once per portal, as the action's id is the same for everyone.
 */
export function captureOpenCase(portal: string, newVisitor: () => Promise<Visitor>): Promise<OpenCaseCall> {
  const call = captured.get(portal) ?? newVisitor().then(watchOpenCase);
  captured.set(portal, call);
  return call;
}

async function watchOpenCase({ page, openCase }: Visitor): Promise<OpenCaseCall> {
  const calls: Request[] = [];
  page.on("request", (sent) => "next-action" in sent.headers() && calls.push(sent));
  await openCase();
  const [request] = calls;
  if (!request) throw new Error("The case was opened without a call of a server action.");
  const { "next-action": action = "", "content-type": type = "", accept = "" } = request.headers();
  // The arguments of the action: the form, and what the page knows of the try.
  const [input, tried] = JSON.parse(request.postData() ?? "[]") as [OpenCaseCall["input"], unknown];
  const url = request.url();
  return {
    url,
    input,
    tried,
    headers: { "next-action": action, "content-type": type, accept, origin: new URL(url).origin },
  };
}

export type Changes = {
  /** The form as JSON text, so that it can hold what no object can. */
  readonly form?: string;
  readonly tried?: unknown;
  /** Instead of the browser's own, or beside them; undefined leaves one out. */
  readonly headers?: Record<string, string | undefined>;
};

/** Calls the action by hand: with the form that the browser sent and nothing about the page, but for these changes. */
export function callOpenCase(
  from: APIRequestContext,
  { url, headers, input }: OpenCaseCall,
  { form = JSON.stringify(input), tried, headers: changedHeaders }: Changes = {},
): Promise<APIResponse> {
  const data = Buffer.from(tried === undefined ? `[${form}]` : `[${form},${JSON.stringify(tried)}]`);
  const sent = Object.entries({ ...headers, ...changedHeaders }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return from.post(url, { headers: Object.fromEntries(sent), data });
}
