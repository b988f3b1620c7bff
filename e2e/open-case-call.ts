import type { APIRequestContext, APIResponse, Request } from "@playwright/test";
import type { Visitor } from "./visitor";

/** A recorded call of the action behind "Open case", to repeat with changes. */
export type OpenCaseCall = {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly input: Readonly<Record<string, unknown>>;
  /** The page's owner and role. */
  readonly tried: unknown;
};

const captured = new Map<string, Promise<OpenCaseCall>>();

/** Recorded once per portal, because everybody's action has the same id. */
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
  /** As JSON text, which can hold what an object cannot. */
  readonly form?: string;
  readonly tried?: unknown;
  /** Replaces or adds headers. Undefined removes one. */
  readonly headers?: Record<string, string | undefined>;
};

/** Sends the recorded form without the page's own claims, but with these changes. */
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
