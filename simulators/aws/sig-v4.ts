import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** A request as received. Header names are in lower case, repeated headers joined by a comma. */
export type WireRequest = {
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  /** Still encoded, without the question mark. */
  readonly query: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
};

export type CredentialScope = { readonly date: string; readonly region: string; readonly service: string };

export type Authorization = {
  readonly accessKeyId: string;
  readonly scope: CredentialScope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
};

const algorithm = "AWS4-HMAC-SHA256";

const sha256Hex = (data: Buffer | string): string => createHash("sha256").update(data).digest("hex");
const hmac = (key: Buffer | string, data: string): Buffer => createHmac("sha256", key).update(data).digest();

/** Undefined when the header is malformed. */
export function parseAuthorization(header: string): Authorization | undefined {
  if (!header.startsWith(`${algorithm} `)) return undefined;
  const parts = new Map<string, string>();
  for (const part of header.slice(algorithm.length + 1).split(",")) {
    const [name, value, ...rest] = part.trim().split("=");
    if (name === undefined || value === undefined || rest.length > 0 || parts.has(name)) return undefined;
    parts.set(name, value);
  }
  const credential = parts.get("Credential")?.split("/") ?? [];
  const [accessKeyId, date, region, service, terminator] = credential;
  const signedHeaders = parts.get("SignedHeaders")?.split(";") ?? [];
  const signature = parts.get("Signature");
  if (parts.size !== 3 || credential.length !== 5 || terminator !== "aws4_request") return undefined;
  if (!accessKeyId || !date || !region || !service || !signature || !/^[0-9a-f]{64}$/.test(signature)) return undefined;
  if (!isSortedLowerCase(signedHeaders)) return undefined;
  return { accessKeyId, scope: { date, region, service }, signedHeaders, signature };
}

function isSortedLowerCase(names: readonly string[]): boolean {
  return names.every((name, index) => name !== "" && name === name.toLowerCase() && name > (names[index - 1] ?? ""));
}

/** For every service except S3, the path is normalized and encoded a second time, and the body is signed. */
export function canonicalRequest(request: WireRequest, signedHeaders: readonly string[], service = ""): string {
  const headers = signedHeaders.map((name) => `${name}:${collapse(request.headers.get(name) ?? "")}\n`).join("");
  return [
    request.method,
    service === "s3" ? request.path : canonicalPath(request.path),
    canonicalQuery(request.query),
    headers,
    signedHeaders.join(";"),
    service === "s3" ? "UNSIGNED-PAYLOAD" : sha256Hex(request.body),
  ].join("\n");
}

/** In lower-case hexadecimal. */
export function expectedSignature(
  request: WireRequest,
  signedHeaders: readonly string[],
  scope: CredentialScope,
  amzDate: string,
  secretAccessKey: string,
): string {
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const toSign = [
    algorithm,
    amzDate,
    scopeText,
    sha256Hex(canonicalRequest(request, signedHeaders, scope.service)),
  ].join("\n");
  const dateKey = hmac(`AWS4${secretAccessKey}`, scope.date);
  const serviceKey = hmac(hmac(dateKey, scope.region), scope.service);
  return hmac(hmac(serviceKey, "aws4_request"), toSign).toString("hex");
}

/** Compares in constant time. */
export function isSameSignature(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** True also when the header x-amz-content-sha256 is missing. */
export function isPayloadDigestRight(request: WireRequest): boolean {
  const claimed = request.headers.get("x-amz-content-sha256");
  return claimed === undefined || claimed === sha256Hex(request.body);
}

/** Parses 20150830T123600Z to milliseconds since 1970. Undefined when malformed. */
export function parseAmzDate(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

const collapse = (value: string): string => value.trim().replace(/ +/g, " ");

const uriEncode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

function canonicalPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  const end = kept.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${kept.map(uriEncode).join("/")}${end}`;
}

function canonicalQuery(query: string): string {
  if (query === "") return "";
  const pairs = query.split("&").map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return [uriEncode(decode(name)), uriEncode(decode(value.join("=")))] as const;
  });
  return pairs
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join("="))
    .join("&");
}

// By code unit, not by locale.
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
