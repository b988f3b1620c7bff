import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CookieJar } from "./cookie-jar";
import type { Portal } from "./portal";

export type ActionAnswer =
  | { readonly kind: "redirect"; readonly path: string }
  | { readonly kind: "value"; readonly value: unknown }
  /** The connection broke, a replica died, or Next answered in place of the action. */
  | { readonly kind: "lost" };

export type ActionCall = {
  readonly portal: Portal;
  readonly replica: number;
  readonly jar: CookieJar;
  /** The page that calls it. Default: /cases/new. */
  readonly path?: string;
  readonly actionId: string;
  readonly args: readonly unknown[];
  readonly signal?: AbortSignal;
};

/** The build's id for an action that `file` exports. Throws when there is none. */
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

/** Calls an action as its page does. Never throws. */
export async function callAction({
  portal,
  replica,
  jar,
  path = "/cases/new",
  actionId,
  args,
  signal,
}: ActionCall): Promise<ActionAnswer> {
  try {
    const response = await portal.fetch(replica, {
      method: "POST",
      path,
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

/** React sends plain values as JSON, but gives a string that starts with $ a meaning of its own. */
function refuseReserved(_key: string, value: unknown): unknown {
  if (typeof value === "string" && value.startsWith("$")) throw new Error("No string may start with $");
  return value;
}

/**
 * Reads React's wire format: rows of `id:json`, where row 0 points with `a` to the value's row. An error (`id:E…`)
 * counts as lost.
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
