// Generated from service-2.json by scripts/generate.ts. Do not edit.

import { type ExceptionOptionType, ServiceException } from "@smithy/core/client";
import { namespace, syntheticNamespace } from "../namespace";
import type { ValidationExceptionReason } from "./enums";
import type { ValidationExceptionField } from "./models";

export class SecurityIRServiceException extends ServiceException {
  static override readonly shapeId: string = `${syntheticNamespace}#SecurityIRServiceException`;
}

export class AccessDeniedException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#AccessDeniedException`;
  override readonly name = "AccessDeniedException";
  override readonly $fault = "client";

  constructor(opts: ExceptionOptionType<AccessDeniedException, SecurityIRServiceException>) {
    super({ name: "AccessDeniedException", $fault: "client", ...opts });
  }
}

export class ConflictException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#ConflictException`;
  override readonly name = "ConflictException";
  override readonly $fault = "client";
  resourceId: string | undefined;
  resourceType: string | undefined;

  constructor(opts: ExceptionOptionType<ConflictException, SecurityIRServiceException>) {
    super({ name: "ConflictException", $fault: "client", ...opts });
    this.resourceId = opts.resourceId;
    this.resourceType = opts.resourceType;
  }
}

export class InternalServerException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#InternalServerException`;
  override readonly name = "InternalServerException";
  override readonly $fault = "server";
  override $retryable = {};
  retryAfterSeconds?: number | undefined;

  constructor(opts: ExceptionOptionType<InternalServerException, SecurityIRServiceException>) {
    super({ name: "InternalServerException", $fault: "server", ...opts });
    this.retryAfterSeconds = opts.retryAfterSeconds;
  }
}

export class InvalidTokenException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#InvalidTokenException`;
  override readonly name = "InvalidTokenException";
  override readonly $fault = "client";
  override $retryable = {};

  constructor(opts: ExceptionOptionType<InvalidTokenException, SecurityIRServiceException>) {
    super({ name: "InvalidTokenException", $fault: "client", ...opts });
  }
}

export class ResourceNotFoundException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#ResourceNotFoundException`;
  override readonly name = "ResourceNotFoundException";
  override readonly $fault = "client";

  constructor(opts: ExceptionOptionType<ResourceNotFoundException, SecurityIRServiceException>) {
    super({ name: "ResourceNotFoundException", $fault: "client", ...opts });
  }
}

export class SecurityIncidentResponseNotActiveException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#SecurityIncidentResponseNotActiveException`;
  override readonly name = "SecurityIncidentResponseNotActiveException";
  override readonly $fault = "client";

  constructor(opts: ExceptionOptionType<SecurityIncidentResponseNotActiveException, SecurityIRServiceException>) {
    super({ name: "SecurityIncidentResponseNotActiveException", $fault: "client", ...opts });
  }
}

export class ServiceQuotaExceededException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#ServiceQuotaExceededException`;
  override readonly name = "ServiceQuotaExceededException";
  override readonly $fault = "client";
  resourceId: string | undefined;
  resourceType: string | undefined;
  serviceCode: string | undefined;
  quotaCode: string | undefined;

  constructor(opts: ExceptionOptionType<ServiceQuotaExceededException, SecurityIRServiceException>) {
    super({ name: "ServiceQuotaExceededException", $fault: "client", ...opts });
    this.resourceId = opts.resourceId;
    this.resourceType = opts.resourceType;
    this.serviceCode = opts.serviceCode;
    this.quotaCode = opts.quotaCode;
  }
}

export class ThrottlingException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#ThrottlingException`;
  override readonly name = "ThrottlingException";
  override readonly $fault = "client";
  override $retryable = { throttling: true };
  serviceCode?: string | undefined;
  quotaCode?: string | undefined;
  retryAfterSeconds?: number | undefined;

  constructor(opts: ExceptionOptionType<ThrottlingException, SecurityIRServiceException>) {
    super({ name: "ThrottlingException", $fault: "client", ...opts });
    this.serviceCode = opts.serviceCode;
    this.quotaCode = opts.quotaCode;
    this.retryAfterSeconds = opts.retryAfterSeconds;
  }
}

export class ValidationException extends SecurityIRServiceException {
  static override readonly shapeId: string = `${namespace}#ValidationException`;
  override readonly name = "ValidationException";
  override readonly $fault = "client";
  reason: ValidationExceptionReason | undefined;
  fieldList?: ValidationExceptionField[] | undefined;

  constructor(opts: ExceptionOptionType<ValidationException, SecurityIRServiceException>) {
    super({ name: "ValidationException", $fault: "client", ...opts });
    this.reason = opts.reason;
    this.fieldList = opts.fieldList;
  }
}
