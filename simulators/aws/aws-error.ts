/** An error of AWS. `members` are the members of its shape other than `message`. */
export class AwsError extends Error {
  readonly status: number;
  readonly members: Readonly<Record<string, unknown>>;
  /** Sent as the Retry-After header, as the model says, and not in the body. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    name: string,
    status: number,
    message: string,
    members: Readonly<Record<string, unknown>> = {},
    retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = name;
    this.status = status;
    this.members = members;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The errors of every security-ir operation (service model 2018-05-10). */
export const securityIrErrorStatus = {
  ValidationException: 400,
  AccessDeniedException: 403,
  SecurityIncidentResponseNotActiveException: 400,
  ServiceQuotaExceededException: 402,
  ResourceNotFoundException: 404,
  ThrottlingException: 429,
  InternalServerException: 500,
  InvalidTokenException: 423,
  ConflictException: 409,
} as const;

/** The errors of AssumeRoleWithWebIdentity (STS API reference and common errors). */
export const stsErrorStatus = {
  AccessDenied: 403,
  ExpiredTokenException: 400,
  IDPCommunicationError: 400,
  IDPRejectedClaim: 403,
  InternalFailure: 500,
  InvalidIdentityToken: 400,
  MalformedPolicyDocument: 400,
  PackedPolicyTooLarge: 400,
  RegionDisabledException: 403,
  ServiceUnavailable: 503,
  Throttling: 400,
  ValidationError: 400,
} as const;

/** Those of S3's errors that a presigned URL can meet (S3 API reference, "Error responses"). */
export const s3ErrorStatus = {
  TemporaryRedirect: 307,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InvalidRequest: 400,
  AccessDenied: 403,
  SignatureDoesNotMatch: 403,
  NoSuchKey: 404,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  PreconditionFailed: 412,
  InternalError: 500,
  NotImplemented: 501,
  SlowDown: 503,
} as const;

export type SecurityIrErrorName = keyof typeof securityIrErrorStatus;
export type StsErrorName = keyof typeof stsErrorStatus;

export function securityIrError(
  name: SecurityIrErrorName,
  message: string,
  members: Readonly<Record<string, unknown>> = {},
): AwsError {
  return new AwsError(name, securityIrErrorStatus[name], message, members);
}

export function s3Error(name: keyof typeof s3ErrorStatus, message: string): AwsError {
  return new AwsError(name, s3ErrorStatus[name], message);
}

export function stsError(name: StsErrorName, message: string): AwsError {
  return new AwsError(name, stsErrorStatus[name], message);
}
