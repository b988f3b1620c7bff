import { AwsError, securityIrError } from "./aws-error";
import { isJsonObject, type JsonObject } from "./json";
import type { Protocol } from "./protocol";
import type { Rendered } from "./rendered";
import type { WireRequest } from "./sig-v4";

const contentType = "application/json";

/** Smithy, aws.protocols#restJson1. */
export const restJson: Protocol = {
  parse,
  success: (_operation, reply, requestId) => render(reply.status, requestId, {}, reply.result),
  failure: (error, requestId) =>
    render(
      error.status,
      requestId,
      {
        "x-amzn-ErrorType": error.name,
        ...(error.retryAfterSeconds === undefined ? {} : { "Retry-After": String(error.retryAfterSeconds) }),
      },
      { message: error.message, ...error.members },
    ),
};

function parse(request: WireRequest): JsonObject {
  if (request.body.length === 0) return {};
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== contentType) {
    throw new AwsError("UnsupportedMediaTypeException", 415, `The content type must be ${contentType}`);
  }
  const value = withoutNulls(parseJson(request.body));
  if (!isJsonObject(value)) throw cannotParse("The request body must be a JSON object");
  return value;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw cannotParse("Could not parse request body into json");
  }
}

/** "Null values of structure members" are the same as no member (Smithy, restJson1, and its protocol tests). */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  const present = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(present.map(([name, member]) => [name, withoutNulls(member)]));
}

function cannotParse(message: string): AwsError {
  return securityIrError("ValidationException", message, { reason: "CANNOT_PARSE" });
}

function render(
  status: number,
  requestId: string,
  headers: Readonly<Record<string, string>>,
  body: JsonObject,
): Rendered {
  return {
    status,
    headers: { "content-type": contentType, "x-amzn-RequestId": requestId, ...headers },
    // An answer of 204 has no body.
    body: status === 204 ? "" : JSON.stringify(body),
  };
}
