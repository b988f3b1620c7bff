import "server-only";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/**
 * One pool of connections to AWS for the whole process; only credentials belong to a person. Times in milliseconds:
 * without `throwOnRequestTimeout` the SDK would only warn about a call that never ends.
 */
export const requestHandler = new NodeHttpHandler({
  connectionTimeout: 2000,
  requestTimeout: 8000,
  throwOnRequestTimeout: true,
});
