import "server-only";
import { env, isLoopbackHost } from "@/lib/env";

/**
 * Undefined unless a URL from AWS's answer leads to AWS: the portal would send a file to it, or fetch one from it. With
 * a simulator on this machine also http, on the simulator's own host.
 */
export function toPresignedUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return undefined;
  if (url.protocol === "http:") return url.hostname === loopbackOfAws() ? url : undefined;
  const isAws = url.protocol === "https:" && url.port === "" && url.hostname.endsWith(".amazonaws.com");
  return isAws ? url : undefined;
}

function loopbackOfAws(): string | undefined {
  const { AWS_ENDPOINT_URL_SECURITY_IR, AWS_ENDPOINT_URL } = env();
  const endpoint = AWS_ENDPOINT_URL_SECURITY_IR ?? AWS_ENDPOINT_URL;
  if (endpoint === undefined) return undefined;
  const { hostname } = new URL(endpoint);
  return isLoopbackHost(hostname) ? hostname : undefined;
}
