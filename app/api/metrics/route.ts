import { hasBearerToken } from "@/lib/bearer-token";
import { env } from "@/lib/env";
import { metricsContentType, metricsText } from "@/lib/observability/metrics";

/** 404 without METRICS_TOKEN. */
export function GET(request: Request): Response {
  const { METRICS_TOKEN } = env();
  if (METRICS_TOKEN === undefined) return new Response(null, { status: 404 });
  if (!hasBearerToken(request.headers, METRICS_TOKEN)) {
    return new Response(null, { status: 401, headers: { "www-authenticate": 'Bearer realm="metrics"' } });
  }
  return new Response(metricsText(), {
    headers: { "content-type": metricsContentType, "cache-control": "no-store" },
  });
}
