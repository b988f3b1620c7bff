import "server-only";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/**
 * One pool of connections to AWS for the whole process; only credentials belong to a person. Times are in milliseconds.
 * Without `throwOnRequestTimeout` the SDK only warns about a call that never ends.
 */
export const requestHandler = new NodeHttpHandler({
  connectionTimeout: 2000,
  requestTimeout: 8000,
  throwOnRequestTimeout: true,
});
