import "server-only";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/**
 * One connection pool for everybody. Times are in milliseconds. Without `throwOnRequestTimeout` the SDK only warns
 * about a call that never ends.
 */
export const requestHandler = new NodeHttpHandler({
  connectionTimeout: 2000,
  requestTimeout: 8000,
  throwOnRequestTimeout: true,
});
