import "server-only";
import { hkdfSync } from "node:crypto";
import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";
import { env } from "@/lib/env";

/** Who sent a request, as far as the log can say. */
export type Client = { address?: string; browser?: string };

/** `address` is a pseudonym unless LOG_CLIENT_ADDRESS says otherwise. */
export function toClient({ headers, socket }: Pick<IncomingMessage, "headers" | "socket">): Client {
  const address = toAddress(addressOf(headers) ?? socket.remoteAddress);
  const browser = browserOf(headers["user-agent"]);
  return { ...(address ? { address } : {}), ...(browser ? { browser } : {}) };
}

// A client can send any header, so only the one that the proxy in front writes counts. Of a list the last entry: a proxy
// appends what it sees.
function addressOf(headers: IncomingMessage["headers"]): string | undefined {
  const { CLIENT_ADDRESS_HEADER } = env();
  if (CLIENT_ADDRESS_HEADER === undefined) return undefined;
  return [headers[CLIENT_ADDRESS_HEADER] ?? ""].flat().join(",").split(",").at(-1)?.trim();
}

function toAddress(text: string | undefined): string | undefined {
  if (text === undefined || !ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text).toString();
  return env().LOG_CLIENT_ADDRESS === "clear" ? address : toPseudonym(address);
}

/** By HKDF (RFC 5869), the same on every replica. A new secret gives new ones. */
function toPseudonym(address: string): string {
  const { NEXTAUTH_SECRET } = env();
  return Buffer.from(hkdfSync("sha256", NEXTAUTH_SECRET, "", `casedesk address v1\0${address}`, 8)).toString("hex");
}

/** The first that fits: most browsers also name others. */
const families: readonly (readonly [token: RegExp, family: string])[] = [
  [/\bEdgA?\/|\bEdgiOS\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Headless)?Chrom(?:e|ium)\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

/** Its name alone: a version or the whole text would be what a client chose to write. */
function browserOf(userAgent: string | undefined): string | undefined {
  if (userAgent === undefined) return undefined;
  return families.find(([token]) => token.test(userAgent))?.[1] ?? "other";
}
