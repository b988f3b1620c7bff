import { TypeRegistry } from "@smithy/core/schema";
import type {
  $SchemaRef,
  StaticErrorSchema,
  StaticListSchema,
  StaticOperationSchema,
  StaticSimpleSchema,
  StaticStructureSchema,
} from "@smithy/types";
import {
  AccessDeniedException,
  ConflictException,
  InternalServerException,
  InvalidTokenException,
  ResourceNotFoundException,
  SecurityIncidentResponseNotActiveException,
  SecurityIRServiceException,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
} from "./errors";
import { namespace, syntheticNamespace } from "./namespace";

// How each shape of the model looks on the wire. AWS's package exports these under the shape's name and `$`.

// The runtime's codes for simple shapes, lists and maps of them, and the traits of a member.
const string = 0;
const number = 1;
const boolean = 2;
const timestamp = 4;
const stringList = 64 | string;
const stringMap = 128 | string;
const httpLabel = 1;
const idempotencyToken = 4;
const sensitive = 8;

type Members = Record<string, $SchemaRef>;

// The runtime expects the required members first, and their number at the end.
function structure(name: string, required: Members, optional: Members = {}): StaticStructureSchema {
  const members = { ...required, ...optional };
  const requiredCount = Object.keys(required).length;
  return [3, namespace, name, 0, Object.keys(members), Object.values(members), requiredCount];
}

function list(name: string, member: () => StaticStructureSchema): StaticListSchema {
  return [1, namespace, name, 0, member];
}

function operation(
  http: [method: string, path: string, status: number],
  name: string,
  input: StaticStructureSchema,
  output: StaticStructureSchema,
): StaticOperationSchema {
  return [9, namespace, name, { http }, () => input, () => output];
}

// The SDK's logger replaces the values of these shapes.
function sensitiveString(name: string): StaticSimpleSchema {
  return [0, namespace, name, sensitive, string];
}

const CaseDescription = sensitiveString("CaseDescription");
const CaseTitle = sensitiveString("CaseTitle");
const EmailAddress = sensitiveString("EmailAddress");
const FileName = sensitiveString("FileName");
const IncidentResponderName = sensitiveString("IncidentResponderName");
const IPAddress = sensitiveString("IPAddress");
const JobTitle = sensitiveString("JobTitle");
const MembershipName = sensitiveString("MembershipName");
const PersonName = sensitiveString("PersonName");

export const Watcher$ = structure("Watcher", { email: EmailAddress }, { name: PersonName, jobTitle: JobTitle });
export const ThreatActorIp$ = structure("ThreatActorIp", { ipAddress: IPAddress }, { userAgent: string });
export const ImpactedAwsRegion$ = structure("ImpactedAwsRegion", { region: string });
const Watchers = list("Watchers", () => Watcher$);
const ThreatActorIpList = list("ThreatActorIpList", () => ThreatActorIp$);
const ImpactedAwsRegionList = list("ImpactedAwsRegionList", () => ImpactedAwsRegion$);

export const CreateCaseRequest$ = structure(
  "CreateCaseRequest",
  {
    resolverType: string,
    title: CaseTitle,
    description: CaseDescription,
    engagementType: string,
    reportedIncidentStartDate: timestamp,
    impactedAccounts: stringList,
    watchers: Watchers,
  },
  {
    clientToken: [string, idempotencyToken],
    threatActorIpAddresses: ThreatActorIpList,
    impactedServices: stringList,
    impactedAwsRegions: ImpactedAwsRegionList,
    tags: stringMap,
  },
);
export const CreateCaseResponse$ = structure("CreateCaseResponse", { caseId: string });

export const GetCaseRequest$ = structure("GetCaseRequest", { caseId: [string, httpLabel] });
export const CaseAttachmentAttributes$ = structure("CaseAttachmentAttributes", {
  attachmentId: string,
  fileName: FileName,
  attachmentStatus: string,
  creator: string,
  createdDate: timestamp,
});
export const CaseMetadataEntry$ = structure("CaseMetadataEntry", { key: string, value: string });
const CaseAttachmentsList = list("CaseAttachmentsList", () => CaseAttachmentAttributes$);
const CaseMetadata = list("CaseMetadata", () => CaseMetadataEntry$);
export const GetCaseResponse$ = structure(
  "GetCaseResponse",
  {},
  {
    title: CaseTitle,
    caseArn: string,
    description: CaseDescription,
    caseStatus: string,
    engagementType: string,
    reportedIncidentStartDate: timestamp,
    actualIncidentStartDate: timestamp,
    impactedAwsRegions: ImpactedAwsRegionList,
    threatActorIpAddresses: ThreatActorIpList,
    pendingAction: string,
    impactedAccounts: stringList,
    watchers: Watchers,
    createdDate: timestamp,
    lastUpdatedDate: timestamp,
    closureCode: string,
    resolverType: string,
    impactedServices: stringList,
    caseAttachments: CaseAttachmentsList,
    closedDate: timestamp,
    caseMetadata: CaseMetadata,
  },
);

export const ListCasesRequest$ = structure("ListCasesRequest", {}, { nextToken: string, maxResults: number });
export const ListCasesItem$ = structure(
  "ListCasesItem",
  { caseId: string },
  {
    lastUpdatedDate: timestamp,
    title: CaseTitle,
    caseArn: string,
    engagementType: string,
    caseStatus: string,
    createdDate: timestamp,
    closedDate: timestamp,
    resolverType: string,
    pendingAction: string,
  },
);
const ListCasesItems = list("ListCasesItems", () => ListCasesItem$);
export const ListCasesResponse$ = structure(
  "ListCasesResponse",
  {},
  { nextToken: string, items: ListCasesItems, total: number },
);

export const ListMembershipsRequest$ = structure(
  "ListMembershipsRequest",
  {},
  { nextToken: string, maxResults: number },
);
export const ListMembershipItem$ = structure(
  "ListMembershipItem",
  { membershipId: string },
  { accountId: string, region: string, membershipArn: string, membershipStatus: string },
);
const ListMembershipItems = list("ListMembershipItems", () => ListMembershipItem$);
export const ListMembershipsResponse$ = structure(
  "ListMembershipsResponse",
  {},
  { nextToken: string, items: ListMembershipItems },
);

export const GetMembershipRequest$ = structure("GetMembershipRequest", { membershipId: [string, httpLabel] });
export const IncidentResponder$ = structure(
  "IncidentResponder",
  { name: IncidentResponderName, jobTitle: JobTitle, email: EmailAddress },
  { communicationPreferences: stringList },
);
export const OptInFeature$ = structure("OptInFeature", { featureName: string, isEnabled: boolean });
export const MembershipAccountsConfigurations$ = structure(
  "MembershipAccountsConfigurations",
  {},
  { coverEntireOrganization: boolean, organizationalUnits: stringList },
);
const IncidentResponseTeam = list("IncidentResponseTeam", () => IncidentResponder$);
const OptInFeatures = list("OptInFeatures", () => OptInFeature$);
export const GetMembershipResponse$ = structure(
  "GetMembershipResponse",
  { membershipId: string },
  {
    accountId: string,
    region: string,
    membershipName: MembershipName,
    membershipArn: string,
    membershipStatus: string,
    membershipActivationTimestamp: timestamp,
    membershipDeactivationTimestamp: timestamp,
    customerType: string,
    numberOfAccountsCovered: number,
    incidentResponseTeam: IncidentResponseTeam,
    optInFeatures: OptInFeatures,
    membershipAccountsConfigurations: MembershipAccountsConfigurations$,
  },
);

export const BatchGetMemberAccountDetailsRequest$ = structure("BatchGetMemberAccountDetailsRequest", {
  membershipId: [string, httpLabel],
  accountIds: stringList,
});
export const GetMembershipAccountDetailItem$ = structure(
  "GetMembershipAccountDetailItem",
  {},
  { accountId: string, relationshipStatus: string, relationshipType: string },
);
export const GetMembershipAccountDetailError$ = structure("GetMembershipAccountDetailError", {
  accountId: string,
  error: string,
  message: string,
});
const GetMembershipAccountDetailItems = list("GetMembershipAccountDetailItems", () => GetMembershipAccountDetailItem$);
const GetMembershipAccountDetailErrors = list(
  "GetMembershipAccountDetailErrors",
  () => GetMembershipAccountDetailError$,
);
export const BatchGetMemberAccountDetailsResponse$ = structure(
  "BatchGetMemberAccountDetailsResponse",
  {},
  { items: GetMembershipAccountDetailItems, errors: GetMembershipAccountDetailErrors },
);

export const CreateCase$ = operation(
  ["POST", "/v1/create-case", 201],
  "CreateCase",
  CreateCaseRequest$,
  CreateCaseResponse$,
);
export const GetCase$ = operation(
  ["GET", "/v1/cases/{caseId}/get-case", 200],
  "GetCase",
  GetCaseRequest$,
  GetCaseResponse$,
);
export const ListCases$ = operation(
  ["POST", "/v1/list-cases", 200],
  "ListCases",
  ListCasesRequest$,
  ListCasesResponse$,
);
export const ListMemberships$ = operation(
  ["POST", "/v1/memberships", 200],
  "ListMemberships",
  ListMembershipsRequest$,
  ListMembershipsResponse$,
);
export const GetMembership$ = operation(
  ["GET", "/v1/membership/{membershipId}", 200],
  "GetMembership",
  GetMembershipRequest$,
  GetMembershipResponse$,
);
export const BatchGetMemberAccountDetails$ = operation(
  ["POST", "/v1/membership/{membershipId}/batch-member-details", 200],
  "BatchGetMemberAccountDetails",
  BatchGetMemberAccountDetailsRequest$,
  BatchGetMemberAccountDetailsResponse$,
);

function modelledError(httpError: number, name: string, required: Members, optional: Members = {}): StaticErrorSchema {
  const members = { ...required, ...optional };
  const error = httpError < 500 ? "client" : "server";
  const requiredCount = Object.keys(required).length;
  return [-3, namespace, name, { error, httpError }, Object.keys(members), Object.values(members), requiredCount];
}

export const ValidationExceptionField$ = structure("ValidationExceptionField", { name: string, message: string });
const ValidationExceptionFieldList = list("ValidationExceptionFieldList", () => ValidationExceptionField$);

export const AccessDeniedException$ = modelledError(403, "AccessDeniedException", { message: string });
export const ConflictException$ = modelledError(409, "ConflictException", {
  message: string,
  resourceId: string,
  resourceType: string,
});
export const InternalServerException$ = modelledError(
  500,
  "InternalServerException",
  { message: string },
  { retryAfterSeconds: [number, { httpHeader: "Retry-After" }] },
);
export const InvalidTokenException$ = modelledError(423, "InvalidTokenException", { message: string });
export const ResourceNotFoundException$ = modelledError(404, "ResourceNotFoundException", { message: string });
export const SecurityIncidentResponseNotActiveException$ = modelledError(
  400,
  "SecurityIncidentResponseNotActiveException",
  { message: string },
);
export const ServiceQuotaExceededException$ = modelledError(402, "ServiceQuotaExceededException", {
  message: string,
  resourceId: string,
  resourceType: string,
  serviceCode: string,
  quotaCode: string,
});
export const ThrottlingException$ = modelledError(
  429,
  "ThrottlingException",
  { message: string },
  { serviceCode: string, quotaCode: string, retryAfterSeconds: [number, { httpHeader: "Retry-After" }] },
);
export const ValidationException$ = modelledError(
  400,
  "ValidationException",
  { message: string, reason: string },
  { fieldList: ValidationExceptionFieldList },
);

export const SecurityIRServiceException$: StaticErrorSchema = [
  -3,
  syntheticNamespace,
  "SecurityIRServiceException",
  0,
  [],
  [],
];

function registryOf(
  registryNamespace: string,
  classes: [schema: StaticErrorSchema, errorClass: unknown][],
): TypeRegistry {
  const registry = new TypeRegistry(registryNamespace);
  for (const [schema, errorClass] of classes) {
    registry.registerError(schema, errorClass);
  }
  return registry;
}

/** Which class an error on the wire becomes. An error that is not listed becomes the base class, found by its namespace. */
export const errorTypeRegistries: TypeRegistry[] = [
  registryOf(syntheticNamespace, [[SecurityIRServiceException$, SecurityIRServiceException]]),
  registryOf(namespace, [
    [AccessDeniedException$, AccessDeniedException],
    [ConflictException$, ConflictException],
    [InternalServerException$, InternalServerException],
    [InvalidTokenException$, InvalidTokenException],
    [ResourceNotFoundException$, ResourceNotFoundException],
    [SecurityIncidentResponseNotActiveException$, SecurityIncidentResponseNotActiveException],
    [ServiceQuotaExceededException$, ServiceQuotaExceededException],
    [ThrottlingException$, ThrottlingException],
    [ValidationException$, ValidationException],
  ]),
];
