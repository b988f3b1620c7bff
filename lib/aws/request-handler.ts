import "server-only";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { outboundAgent } from "@/lib/outbound-proxy";

let handler: NodeHttpHandler | undefined;

/**
 * One connection pool for everybody. Times are in milliseconds. Without `throwOnRequestTimeout` the SDK only warns
 * about a call that never ends.
 */
export function requestHandler(): NodeHttpHandler {
  const httpsAgent = handler ? undefined : outboundAgent();
  handler ??= new NodeHttpHandler({
    connectionTimeout: 2000,
    requestTimeout: 8000,
    throwOnRequestTimeout: true,
    ...(httpsAgent ? { httpsAgent } : {}),
  });
  return handler;
}
