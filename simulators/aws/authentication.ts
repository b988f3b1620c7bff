import { AwsError } from "./aws-error";
import type { RoleSession, RoleSessions } from "./role-sessions";
import {
  type Authorization,
  expectedSignature,
  isPayloadDigestRight,
  isSameSignature,
  parseAmzDate,
  parseAuthorization,
  type WireRequest,
} from "./sig-v4";

export type ServiceName = "sts" | "security-ir";

/** How far the caller's clock may be off (IAM User Guide, troubleshooting Signature Version 4). */
export const clockSkewSeconds = 300;

// The query protocol and REST-JSON have different names for the same error.
const refusals = {
  missing: { sts: ["MissingAuthenticationToken", 403], "security-ir": ["MissingAuthenticationTokenException", 403] },
  incomplete: { sts: ["IncompleteSignature", 400], "security-ir": ["IncompleteSignatureException", 400] },
  unknownKey: { sts: ["InvalidClientTokenId", 403], "security-ir": ["UnrecognizedClientException", 403] },
  expired: { sts: ["ExpiredToken", 403], "security-ir": ["ExpiredTokenException", 403] },
  badSignature: { sts: ["SignatureDoesNotMatch", 403], "security-ir": ["InvalidSignatureException", 403] },
} as const;

/** `now` is in milliseconds since 1970. */
export type SigningPlace = { readonly service: ServiceName; readonly region: string; readonly now: number };

/** The session that the caller claims. Unverified, so only for the journal. */
export function claimedSession(sessions: RoleSessions, request: WireRequest): RoleSession | undefined {
  const authorization = parseAuthorization(request.headers.get("authorization") ?? "");
  return authorization && sessions.get(authorization.accessKeyId);
}

/** The session that signed the request. Throws AWS's errors when signature, key, token or clock is wrong. */
export function authenticate(sessions: RoleSessions, request: WireRequest, place: SigningPlace): RoleSession {
  const refuse = (kind: keyof typeof refusals, message: string): AwsError => {
    const [name, status] = refusals[kind][place.service];
    return new AwsError(name, status, message);
  };

  const header = request.headers.get("authorization");
  if (header === undefined) throw refuse("missing", "Missing Authentication Token");
  const authorization = parseAuthorization(header);
  if (!authorization) throw refuse("incomplete", "Authorization header is not a valid AWS Signature Version 4 header.");

  if (!request.headers.has("x-amz-date")) {
    throw refuse("incomplete", "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  const unsigned = unsignedHeader(request, authorization);
  if (unsigned) throw refuse("badSignature", `'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`);

  const session = sessions.get(authorization.accessKeyId);
  if (!session || request.headers.get("x-amz-security-token") !== session.sessionToken) {
    throw refuse("unknownKey", "The security token included in the request is invalid.");
  }
  if (session.expiresAt <= place.now) {
    throw refuse("expired", "The security token included in the request is expired");
  }

  const amzDate = request.headers.get("x-amz-date") ?? "";
  const wrongScope = scopeFault(authorization, amzDate, place);
  if (wrongScope) throw refuse("badSignature", wrongScope);
  const { signedHeaders, scope, signature } = authorization;
  const expected = expectedSignature(request, signedHeaders, scope, amzDate, session.secretAccessKey);
  if (!isPayloadDigestRight(request) || !isSameSignature(expected, signature)) {
    throw refuse(
      "badSignature",
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.",
    );
  }
  return session;
}

// "You must include the host header …, and any x-amz-* headers in the request", and "the Content-Type header, if it is
// present in the request" (IAM User Guide, Create a signed AWS API request).
function unsignedHeader({ headers }: WireRequest, { signedHeaders }: Authorization): string | undefined {
  const mustBeSigned = (name: string) => name === "host" || name === "content-type" || name.startsWith("x-amz-");
  return [...headers.keys()].find((name) => mustBeSigned(name) && !signedHeaders.includes(name));
}

function scopeFault({ scope }: Authorization, amzDate: string, place: SigningPlace): string | undefined {
  const signedAt = parseAmzDate(amzDate);
  if (signedAt === undefined) return "Date must be in ISO-8601 'basic format'.";
  if (scope.date !== amzDate.slice(0, 8)) return "Date in Credential scope does not match YYYYMMDD from ISO-8601 date.";
  if (scope.region !== place.region) return `Credential should be scoped to a valid region, not '${scope.region}'.`;
  if (scope.service !== place.service) return `Credential should be scoped to correct service: '${place.service}'.`;
  const behindSeconds = (place.now - signedAt) / 1000;
  if (behindSeconds > clockSkewSeconds) return `Signature expired: ${amzDate} is too long ago.`;
  if (behindSeconds < -clockSkewSeconds) return `Signature not yet current: ${amzDate} is still in the future.`;
  return undefined;
}
