import type { AwsError } from "./aws-error";
import type { JsonObject } from "./json";
import type { Reply } from "./operation";
import type { WireRequest } from "./sig-v4";

/** An answer ready to be sent. */
export type Rendered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** How one of AWS's protocols reads requests and writes answers. */
export type Protocol = {
  /** The request's body; refuses what cannot be read. */
  readonly parse: (request: WireRequest) => JsonObject;
  readonly success: (operation: string, reply: Reply, requestId: string) => Rendered;
  readonly failure: (error: AwsError, requestId: string) => Rendered;
};
