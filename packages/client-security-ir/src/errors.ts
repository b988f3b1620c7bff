import { type ExceptionOptionType, ServiceException } from "@smithy/core/client";
import type { ValidationExceptionReason } from "./enums";
import type { ValidationExceptionField } from "./models";
import { namespace, syntheticNamespace } from "./namespace";

/** Every error that the service answers with; one that the model does not know arrives as this class, under its own `name`. */
export class SecurityIRServiceException extends ServiceException {
  static override readonly shapeId: string = `${syntheticNamespace}#SecurityIRServiceException`;
}

type Options<E extends Error> = ExceptionOptionType<E, SecurityIRServiceException>;

/** 403: the caller's role does not allow the operation. */
export class AccessDeniedException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#AccessDeniedException`;
  override readonly name = "AccessDeniedException";
  override readonly $fault = "client";

  constructor(opts: Options<AccessDeniedException>) {
    super({ name: "AccessDeniedException", $fault: "client", ...opts });
  }
}

/** 409: the request conflicts with a resource that exists. */
export class ConflictException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#ConflictException`;
  override readonly name = "ConflictException";
  override readonly $fault = "client";
  resourceId: string | undefined;
  resourceType: string | undefined;

  constructor(opts: Options<ConflictException>) {
    super({ name: "ConflictException", $fault: "client", ...opts });
    this.resourceId = opts.resourceId;
    this.resourceType = opts.resourceType;
  }
}

/** 500: the service failed; retried. */
export class InternalServerException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#InternalServerException`;
  override readonly name = "InternalServerException";
  override readonly $fault = "server";
  override $retryable = {};
  /** From the Retry-After header. */
  retryAfterSeconds?: number | undefined;

  constructor(opts: Options<InternalServerException>) {
    super({ name: "InternalServerException", $fault: "server", ...opts });
    this.retryAfterSeconds = opts.retryAfterSeconds;
  }
}

/** 423: AWS does not say which token it means; the model has it retried. */
export class InvalidTokenException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#InvalidTokenException`;
  override readonly name = "InvalidTokenException";
  override readonly $fault = "client";
  override $retryable = {};

  constructor(opts: Options<InvalidTokenException>) {
    super({ name: "InvalidTokenException", $fault: "client", ...opts });
  }
}

/** 404: no such case or membership for this caller. */
export class ResourceNotFoundException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#ResourceNotFoundException`;
  override readonly name = "ResourceNotFoundException";
  override readonly $fault = "client";

  constructor(opts: Options<ResourceNotFoundException>) {
    super({ name: "ResourceNotFoundException", $fault: "client", ...opts });
  }
}

/** 400: the account has no active membership in this Region. */
export class SecurityIncidentResponseNotActiveException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#SecurityIncidentResponseNotActiveException`;
  override readonly name = "SecurityIncidentResponseNotActiveException";
  override readonly $fault = "client";

  constructor(opts: Options<SecurityIncidentResponseNotActiveException>) {
    super({ name: "SecurityIncidentResponseNotActiveException", $fault: "client", ...opts });
  }
}

/** 402: a quota is used up, for example the AWS-supported cases of the day. */
export class ServiceQuotaExceededException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#ServiceQuotaExceededException`;
  override readonly name = "ServiceQuotaExceededException";
  override readonly $fault = "client";
  resourceId: string | undefined;
  resourceType: string | undefined;
  serviceCode: string | undefined;
  quotaCode: string | undefined;

  constructor(opts: Options<ServiceQuotaExceededException>) {
    super({ name: "ServiceQuotaExceededException", $fault: "client", ...opts });
    this.resourceId = opts.resourceId;
    this.resourceType = opts.resourceType;
    this.serviceCode = opts.serviceCode;
    this.quotaCode = opts.quotaCode;
  }
}

/** 429: too many calls; retried after the wait that AWS asks for. */
export class ThrottlingException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#ThrottlingException`;
  override readonly name = "ThrottlingException";
  override readonly $fault = "client";
  override $retryable = { throttling: true };
  serviceCode?: string | undefined;
  quotaCode?: string | undefined;
  /** From the Retry-After header. */
  retryAfterSeconds?: number | undefined;

  constructor(opts: Options<ThrottlingException>) {
    super({ name: "ThrottlingException", $fault: "client", ...opts });
    this.serviceCode = opts.serviceCode;
    this.quotaCode = opts.quotaCode;
    this.retryAfterSeconds = opts.retryAfterSeconds;
  }
}

/** 400: AWS refused the request's content; `fieldList` names the members when the reason is FIELD_VALIDATION_FAILED. */
export class ValidationException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#ValidationException`;
  override readonly name = "ValidationException";
  override readonly $fault = "client";
  reason: ValidationExceptionReason | undefined;
  fieldList?: ValidationExceptionField[] | undefined;

  constructor(opts: Options<ValidationException>) {
    super({ name: "ValidationException", $fault: "client", ...opts });
    this.reason = opts.reason;
    this.fieldList = opts.fieldList;
  }
}
