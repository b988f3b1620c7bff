import type { AwsError } from "./aws-error";
import type { JsonObject } from "./json";
import type { Reply } from "./operation";
import type { Rendered } from "./rendered";
import type { WireRequest } from "./sig-v4";

export type Protocol = {
  /** Throws an AwsError when the body cannot be read. */
  readonly parse: (request: WireRequest) => JsonObject;
  readonly success: (operation: string, reply: Reply, requestId: string) => Rendered;
  readonly failure: (error: AwsError, requestId: string) => Rendered;
};
