import { createHash, createHmac } from "node:crypto";
import type { ReceivedRequest } from "./recording-server";

// Follows the IAM User Guide, not the SDK, so that they cannot share a mistake:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html

export function expectedSignature(request: ReceivedRequest, secretAccessKey: string): string {
  const { scope, signedHeaders } = parsedAuthorization(request);
  const [date = "", region = "", service = "", terminator = ""] = scope.split("/");
  const canonicalRequest = [
    request.method,
    canonicalPath(request.url),
    canonicalQuery(request.url),
    ...signedHeaders.map((name) => `${name}:${headerValue(request, name)}`),
    "",
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
  const stringToSign = ["AWS4-HMAC-SHA256", headerValue(request, "x-amz-date"), scope, sha256(canonicalRequest)].join(
    "\n",
  );
  const signingKey = [date, region, service, terminator].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(signingKey, stringToSign).toString("hex");
}

/** Throws when the request is not signed with SigV4. */
export function parsedAuthorization(request: ReceivedRequest) {
  const match =
    /^AWS4-HMAC-SHA256 Credential=(?<accessKeyId>[^/]+)\/(?<scope>\S+), SignedHeaders=(?<signedHeaders>[^,]+), Signature=(?<signature>[0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  const { accessKeyId = "", scope = "", signedHeaders = "", signature = "" } = match?.groups ?? {};
  if (!match) {
    throw new Error(`not signed with SigV4: ${request.headers.authorization}`);
  }
  return { accessKeyId, scope, signedHeaders: signedHeaders.split(";"), signature };
}

// Except for S3, each segment is encoded a second time.
function canonicalPath(url: string): string {
  const [path = "/"] = url.split("?");
  return path
    .split("/")
    .map((segment) => encodeRfc3986(segment))
    .join("/");
}

function canonicalQuery(url: string): string {
  const [, query = ""] = url.split("?");
  return query.split("&").sort().join("&");
}

function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function headerValue(request: ReceivedRequest, name: string): string {
  return String(request.headers[name] ?? "")
    .trim()
    .replace(/ +/g, " ");
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac("sha256", key).update(data, "utf8").digest();
}
