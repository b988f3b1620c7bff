import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CookieJar } from "./cookie-jar";
import type { Portal } from "./portal";

/** What the portal answered to a call of a server action. */
export type ActionAnswer =
  | { readonly kind: "redirect"; readonly path: string }
  | { readonly kind: "value"; readonly value: unknown }
  /** No readable answer: the connection broke, a replica died, or Next answered for the action. */
  | { readonly kind: "lost" };

export type ActionCall = {
  readonly portal: Portal;
  readonly replica: number;
  readonly jar: CookieJar;
  readonly actionId: string;
  readonly args: readonly unknown[];
  readonly signal?: AbortSignal;
};

/** The id under which a build knows an exported action of a file. Throws when the build has no such action. */
export function readActionId(build: string, file: string, exportedName: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(build, ".next/server/server-reference-manifest.json"), "utf8"),
  );
  const found = Object.entries(Object(property(manifest, "node"))).find(
    ([, action]) => property(action, "filename") === file && property(action, "exportedName") === exportedName,
  );
  if (!found) throw new Error(`The build in ${build} has no action ${exportedName} of ${file}`);
  return found[0];
}

/** Calls an action of /cases/new as the page does. Never throws. */
export async function callAction({ portal, replica, jar, actionId, args, signal }: ActionCall): Promise<ActionAnswer> {
  try {
    const response = await portal.fetch(replica, {
      method: "POST",
      path: "/cases/new",
      jar,
      headers: { accept: "text/x-component", "next-action": actionId, "content-type": "text/plain;charset=UTF-8" },
      body: JSON.stringify(args, refuseReserved),
      ...(signal ? { signal } : {}),
    });
    const body = await response.text();
    const redirect = response.headers.get("x-action-redirect");
    if (redirect !== null) return { kind: "redirect", path: redirect.split(";")[0] ?? "" };
    return response.ok ? readFlight(body) : { kind: "lost" };
  } catch {
    return { kind: "lost" };
  }
}

/** React sends a list of plain values as JSON; a text that starts with $ would mean something to it. */
function refuseReserved(_key: string, value: unknown): unknown {
  if (typeof value === "string" && value.startsWith("$")) throw new Error("No text of the drill starts with $");
  return value;
}

/**
 * The action's own value in React's wire format: rows of `id:json`, the first of which points with `a` to the row of
 * the value. An error of the server stands there as `id:E…`, and counts as lost.
 */
export function readFlight(body: string): ActionAnswer {
  const rows = new Map(
    body.split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1)] as const;
    }),
  );
  try {
    const pointer = property(JSON.parse(rows.get("0") ?? ""), "a");
    const row = typeof pointer === "string" ? rows.get(pointer.replace(/^\$@?/, "")) : undefined;
    return { kind: "value", value: JSON.parse(row ?? "") };
  } catch {
    return { kind: "lost" };
  }
}

const property = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
