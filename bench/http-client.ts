import type { Portal } from "../tools/portal";
import { aCaseInput } from "./case-input";
import type { Person } from "./people";

export type Desk = { readonly portal: Portal; readonly port: number; readonly openCase: string };

/** Milliseconds until the answer began, with the case ID, and until the whole page had arrived. */
export type SubmitTimes = { readonly caseId: string; readonly begun: number; readonly whole: number };

/** Opens a case as the page does. Throws unless the portal redirects to it. */
export async function submitCase({ portal, port, openCase }: Desk, { jar, formPage }: Person): Promise<SubmitTimes> {
  const startedAt = performance.now();
  const response = await portal.fetch(port, {
    method: "POST",
    path: "/cases/new",
    jar,
    headers: { accept: "text/x-component", "next-action": openCase, "content-type": "text/plain;charset=UTF-8" },
    body: JSON.stringify([aCaseInput(), formPage]),
  });
  const begun = performance.now() - startedAt;
  const body = await response.text();
  const whole = performance.now() - startedAt;
  const caseId = /^\/cases\/(\d+)/.exec(response.headers.get("x-action-redirect") ?? "")?.[1];
  if (caseId === undefined) throw new Error(`The portal opened no case: ${response.status} ${body.slice(0, 300)}`);
  return { caseId, begun, whole };
}

/** Returns milliseconds. Throws unless the page loads. */
export async function readPage({ portal, port }: Desk, { jar }: Person, path: string): Promise<number> {
  const startedAt = performance.now();
  const response = await portal.fetch(port, { method: "GET", path, jar });
  await response.text();
  if (response.status !== 200) throw new Error(`The portal answered ${path} with ${response.status}`);
  return performance.now() - startedAt;
}
