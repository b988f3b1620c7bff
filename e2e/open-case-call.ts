import type { APIRequestContext, APIResponse } from "@playwright/test";
import type { Visitor } from "./visitor";

/** One call of the server action behind "Open case", as the browser made it; to be repeated with something changed. */
export type OpenCaseCall = {
  readonly url: string;
  readonly headers: Record<string, string>;
  /** What the form sent. */
  readonly input: Readonly<Record<string, unknown>>;
};

const captured = new Map<string, Promise<OpenCaseCall>>();

/** How a browser calls the portal to open a case: watched once per portal, as the action's id is the same for everyone. */
export function captureOpenCase(portal: string, newVisitor: () => Promise<Visitor>): Promise<OpenCaseCall> {
  const call = captured.get(portal) ?? newVisitor().then(watchOpenCase);
  captured.set(portal, call);
  return call;
}

async function watchOpenCase({ page, openCase }: Visitor): Promise<OpenCaseCall> {
  const called = page.waitForRequest((request) => "next-action" in request.headers());
  await openCase();
  const request = await called;
  const { "next-action": action = "", "content-type": type = "", accept = "" } = request.headers();
  // The arguments of the action: its previous state and the form.
  const [, input] = JSON.parse(request.postData() ?? "[]") as [null, OpenCaseCall["input"]];
  const url = request.url();
  return { url, input, headers: { "next-action": action, "content-type": type, accept, origin: new URL(url).origin } };
}

/** Calls the action by hand; `argument` is JSON text, so that it can hold what no object can. */
export function callOpenCase(
  from: APIRequestContext,
  { url, headers }: OpenCaseCall,
  argument: string,
  changedHeaders: Record<string, string> = {},
): Promise<APIResponse> {
  return from.post(url, { headers: { ...headers, ...changedHeaders }, data: Buffer.from(`[null,${argument}]`) });
}
