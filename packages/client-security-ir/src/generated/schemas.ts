// Generated from service-2.json by scripts/generate.ts. Do not edit.

import type { TypeRegistry } from "@smithy/core/schema";
import {
  errorSchema,
  listSchema,
  operationSchema,
  registryOf,
  sensitiveString,
  serviceExceptionSchema,
  structureSchema,
} from "../schema-builders";
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

const CaseDescription = sensitiveString("CaseDescription");
const CaseTitle = sensitiveString("CaseTitle");
const CommentBody = sensitiveString("CommentBody");
const EmailAddress = sensitiveString("EmailAddress");
const FileName = sensitiveString("FileName");
const IPAddress = sensitiveString("IPAddress");
const IncidentResponderName = sensitiveString("IncidentResponderName");
const JobTitle = sensitiveString("JobTitle");
const MembershipName = sensitiveString("MembershipName");
const PersonName = sensitiveString("PersonName");
const Url = sensitiveString("Url");

const CaseAttachmentsList = listSchema("CaseAttachmentsList", () => CaseAttachmentAttributes$);
const CaseEditItems = listSchema("CaseEditItems", () => CaseEditItem$);
const CaseMetadata = listSchema("CaseMetadata", () => CaseMetadataEntry$);
const GetMembershipAccountDetailErrors = listSchema(
  "GetMembershipAccountDetailErrors",
  () => GetMembershipAccountDetailError$,
);
const GetMembershipAccountDetailItems = listSchema(
  "GetMembershipAccountDetailItems",
  () => GetMembershipAccountDetailItem$,
);
const ImpactedAwsRegionList = listSchema("ImpactedAwsRegionList", () => ImpactedAwsRegion$);
const IncidentResponseTeam = listSchema("IncidentResponseTeam", () => IncidentResponder$);
const InvestigationActionList = listSchema("InvestigationActionList", () => InvestigationAction$);
const ListCasesItems = listSchema("ListCasesItems", () => ListCasesItem$);
const ListCommentsItems = listSchema("ListCommentsItems", () => ListCommentsItem$);
const ListMembershipItems = listSchema("ListMembershipItems", () => ListMembershipItem$);
const OptInFeatures = listSchema("OptInFeatures", () => OptInFeature$);
const ThreatActorIpList = listSchema("ThreatActorIpList", () => ThreatActorIp$);
const ValidationExceptionFieldList = listSchema("ValidationExceptionFieldList", () => ValidationExceptionField$);
const Watchers = listSchema("Watchers", () => Watcher$);

export const BatchGetMemberAccountDetailsRequest$ = structureSchema("BatchGetMemberAccountDetailsRequest", {
  membershipId: [0, 1],
  accountIds: 64 | 0,
});
export const BatchGetMemberAccountDetailsResponse$ = structureSchema(
  "BatchGetMemberAccountDetailsResponse",
  {},
  { items: () => GetMembershipAccountDetailItems, errors: () => GetMembershipAccountDetailErrors },
);
export const CaseAttachmentAttributes$ = structureSchema("CaseAttachmentAttributes", {
  attachmentId: 0,
  fileName: () => FileName,
  attachmentStatus: 0,
  creator: 0,
  createdDate: 4,
});
export const CaseEditItem$ = structureSchema(
  "CaseEditItem",
  {},
  { eventTimestamp: 4, principal: 0, action: 0, message: 0 },
);
export const CaseMetadataEntry$ = structureSchema("CaseMetadataEntry", { key: 0, value: 0 });
export const CloseCaseRequest$ = structureSchema("CloseCaseRequest", { caseId: [0, 1] });
export const CloseCaseResponse$ = structureSchema("CloseCaseResponse", {}, { caseStatus: 0, closedDate: 4 });
export const CreateCaseCommentRequest$ = structureSchema(
  "CreateCaseCommentRequest",
  { caseId: [0, 1], body: () => CommentBody },
  { clientToken: [0, 4] },
);
export const CreateCaseCommentResponse$ = structureSchema("CreateCaseCommentResponse", { commentId: 0 });
export const CreateCaseRequest$ = structureSchema(
  "CreateCaseRequest",
  {
    resolverType: 0,
    title: () => CaseTitle,
    description: () => CaseDescription,
    engagementType: 0,
    reportedIncidentStartDate: 4,
    impactedAccounts: 64 | 0,
    watchers: () => Watchers,
  },
  {
    clientToken: [0, 4],
    threatActorIpAddresses: () => ThreatActorIpList,
    impactedServices: 64 | 0,
    impactedAwsRegions: () => ImpactedAwsRegionList,
    tags: 128 | 0,
  },
);
export const CreateCaseResponse$ = structureSchema("CreateCaseResponse", { caseId: 0 });
export const GetCaseAttachmentDownloadUrlRequest$ = structureSchema("GetCaseAttachmentDownloadUrlRequest", {
  caseId: [0, 1],
  attachmentId: [0, 1],
});
export const GetCaseAttachmentDownloadUrlResponse$ = structureSchema("GetCaseAttachmentDownloadUrlResponse", {
  attachmentPresignedUrl: () => Url,
});
export const GetCaseAttachmentUploadUrlRequest$ = structureSchema(
  "GetCaseAttachmentUploadUrlRequest",
  { caseId: [0, 1], fileName: () => FileName, contentLength: 1 },
  { clientToken: [0, 4] },
);
export const GetCaseAttachmentUploadUrlResponse$ = structureSchema("GetCaseAttachmentUploadUrlResponse", {
  attachmentPresignedUrl: () => Url,
});
export const GetCaseRequest$ = structureSchema("GetCaseRequest", { caseId: [0, 1] });
export const GetCaseResponse$ = structureSchema(
  "GetCaseResponse",
  {},
  {
    title: () => CaseTitle,
    caseArn: 0,
    description: () => CaseDescription,
    caseStatus: 0,
    engagementType: 0,
    reportedIncidentStartDate: 4,
    actualIncidentStartDate: 4,
    impactedAwsRegions: () => ImpactedAwsRegionList,
    threatActorIpAddresses: () => ThreatActorIpList,
    pendingAction: 0,
    impactedAccounts: 64 | 0,
    watchers: () => Watchers,
    createdDate: 4,
    lastUpdatedDate: 4,
    closureCode: 0,
    resolverType: 0,
    impactedServices: 64 | 0,
    caseAttachments: () => CaseAttachmentsList,
    closedDate: 4,
    caseMetadata: () => CaseMetadata,
  },
);
export const GetMembershipAccountDetailError$ = structureSchema("GetMembershipAccountDetailError", {
  accountId: 0,
  error: 0,
  message: 0,
});
export const GetMembershipAccountDetailItem$ = structureSchema(
  "GetMembershipAccountDetailItem",
  {},
  { accountId: 0, relationshipStatus: 0, relationshipType: 0 },
);
export const GetMembershipRequest$ = structureSchema("GetMembershipRequest", { membershipId: [0, 1] });
export const GetMembershipResponse$ = structureSchema(
  "GetMembershipResponse",
  { membershipId: 0 },
  {
    accountId: 0,
    region: 0,
    membershipName: () => MembershipName,
    membershipArn: 0,
    membershipStatus: 0,
    membershipActivationTimestamp: 4,
    membershipDeactivationTimestamp: 4,
    customerType: 0,
    numberOfAccountsCovered: 1,
    incidentResponseTeam: () => IncidentResponseTeam,
    optInFeatures: () => OptInFeatures,
    membershipAccountsConfigurations: () => MembershipAccountsConfigurations$,
  },
);
export const ImpactedAwsRegion$ = structureSchema("ImpactedAwsRegion", { region: 0 });
export const IncidentResponder$ = structureSchema(
  "IncidentResponder",
  { name: () => IncidentResponderName, jobTitle: () => JobTitle, email: () => EmailAddress },
  { communicationPreferences: 64 | 0 },
);
export const InvestigationAction$ = structureSchema(
  "InvestigationAction",
  { investigationId: 0, actionType: 0, title: 0, content: 0, status: 0, lastUpdated: 4 },
  { feedback: () => InvestigationFeedback$ },
);
export const InvestigationFeedback$ = structureSchema(
  "InvestigationFeedback",
  {},
  { usefulness: 0, comment: 0, submittedAt: 4 },
);
export const ListCaseEditsRequest$ = structureSchema(
  "ListCaseEditsRequest",
  { caseId: [0, 1] },
  { nextToken: 0, maxResults: 1 },
);
export const ListCaseEditsResponse$ = structureSchema(
  "ListCaseEditsResponse",
  {},
  { nextToken: 0, items: () => CaseEditItems, total: 1 },
);
export const ListCasesItem$ = structureSchema(
  "ListCasesItem",
  { caseId: 0 },
  {
    lastUpdatedDate: 4,
    title: () => CaseTitle,
    caseArn: 0,
    engagementType: 0,
    caseStatus: 0,
    createdDate: 4,
    closedDate: 4,
    resolverType: 0,
    pendingAction: 0,
  },
);
export const ListCasesRequest$ = structureSchema("ListCasesRequest", {}, { nextToken: 0, maxResults: 1 });
export const ListCasesResponse$ = structureSchema(
  "ListCasesResponse",
  {},
  { nextToken: 0, items: () => ListCasesItems, total: 1 },
);
export const ListCommentsItem$ = structureSchema(
  "ListCommentsItem",
  { commentId: 0 },
  { createdDate: 4, lastUpdatedDate: 4, creator: 0, lastUpdatedBy: 0, body: () => CommentBody },
);
export const ListCommentsRequest$ = structureSchema(
  "ListCommentsRequest",
  { caseId: [0, 1] },
  { nextToken: 0, maxResults: 1 },
);
export const ListCommentsResponse$ = structureSchema(
  "ListCommentsResponse",
  {},
  { nextToken: 0, items: () => ListCommentsItems, total: 1 },
);
export const ListInvestigationsRequest$ = structureSchema(
  "ListInvestigationsRequest",
  { caseId: [0, 1] },
  { nextToken: [0, { httpQuery: "nextToken" }], maxResults: [1, { httpQuery: "maxResults" }] },
);
export const ListInvestigationsResponse$ = structureSchema(
  "ListInvestigationsResponse",
  { investigationActions: () => InvestigationActionList },
  { nextToken: 0 },
);
export const ListMembershipItem$ = structureSchema(
  "ListMembershipItem",
  { membershipId: 0 },
  { accountId: 0, region: 0, membershipArn: 0, membershipStatus: 0 },
);
export const ListMembershipsRequest$ = structureSchema("ListMembershipsRequest", {}, { nextToken: 0, maxResults: 1 });
export const ListMembershipsResponse$ = structureSchema(
  "ListMembershipsResponse",
  {},
  { nextToken: 0, items: () => ListMembershipItems },
);
export const ListTagsForResourceInput$ = structureSchema("ListTagsForResourceInput", { resourceArn: [0, 1] });
export const ListTagsForResourceOutput$ = structureSchema("ListTagsForResourceOutput", { tags: 128 | 0 });
export const MembershipAccountsConfigurations$ = structureSchema(
  "MembershipAccountsConfigurations",
  {},
  { coverEntireOrganization: 2, organizationalUnits: 64 | 0 },
);
export const OptInFeature$ = structureSchema("OptInFeature", { featureName: 0, isEnabled: 2 });
export const SendFeedbackRequest$ = structureSchema(
  "SendFeedbackRequest",
  { caseId: [0, 1], resultId: [0, 1], usefulness: 0 },
  { comment: 0 },
);
export const SendFeedbackResponse$ = structureSchema("SendFeedbackResponse", {});
export const TagResourceInput$ = structureSchema("TagResourceInput", { resourceArn: [0, 1], tags: 128 | 0 });
export const TagResourceOutput$ = structureSchema("TagResourceOutput", {});
export const ThreatActorIp$ = structureSchema("ThreatActorIp", { ipAddress: () => IPAddress }, { userAgent: 0 });
export const UntagResourceInput$ = structureSchema("UntagResourceInput", {
  resourceArn: [0, 1],
  tagKeys: [64 | 0, { httpQuery: "tagKeys" }],
});
export const UntagResourceOutput$ = structureSchema("UntagResourceOutput", {});
export const UpdateCaseCommentRequest$ = structureSchema("UpdateCaseCommentRequest", {
  caseId: [0, 1],
  commentId: [0, 1],
  body: () => CommentBody,
});
export const UpdateCaseCommentResponse$ = structureSchema(
  "UpdateCaseCommentResponse",
  { commentId: 0 },
  { body: () => CommentBody },
);
export const UpdateCaseRequest$ = structureSchema(
  "UpdateCaseRequest",
  { caseId: [0, 1] },
  {
    title: () => CaseTitle,
    description: () => CaseDescription,
    reportedIncidentStartDate: 4,
    actualIncidentStartDate: 4,
    engagementType: 0,
    watchersToAdd: () => Watchers,
    watchersToDelete: () => Watchers,
    threatActorIpAddressesToAdd: () => ThreatActorIpList,
    threatActorIpAddressesToDelete: () => ThreatActorIpList,
    impactedServicesToAdd: 64 | 0,
    impactedServicesToDelete: 64 | 0,
    impactedAwsRegionsToAdd: () => ImpactedAwsRegionList,
    impactedAwsRegionsToDelete: () => ImpactedAwsRegionList,
    impactedAccountsToAdd: 64 | 0,
    impactedAccountsToDelete: 64 | 0,
    caseMetadata: () => CaseMetadata,
  },
);
export const UpdateCaseResponse$ = structureSchema("UpdateCaseResponse", {});
export const UpdateCaseStatusRequest$ = structureSchema("UpdateCaseStatusRequest", { caseId: [0, 1], caseStatus: 0 });
export const UpdateCaseStatusResponse$ = structureSchema("UpdateCaseStatusResponse", {}, { caseStatus: 0 });
export const UpdateResolverTypeRequest$ = structureSchema("UpdateResolverTypeRequest", {
  caseId: [0, 1],
  resolverType: 0,
});
export const UpdateResolverTypeResponse$ = structureSchema(
  "UpdateResolverTypeResponse",
  { caseId: 0 },
  { caseStatus: 0, resolverType: 0 },
);
export const ValidationExceptionField$ = structureSchema("ValidationExceptionField", { name: 0, message: 0 });
export const Watcher$ = structureSchema(
  "Watcher",
  { email: () => EmailAddress },
  { name: () => PersonName, jobTitle: () => JobTitle },
);

export const SecurityIRServiceException$ = serviceExceptionSchema("SecurityIRServiceException");

export const AccessDeniedException$ = errorSchema(
  "AccessDeniedException",
  { error: "client", httpError: 403 },
  { message: 0 },
);
export const ConflictException$ = errorSchema(
  "ConflictException",
  { error: "client", httpError: 409 },
  { message: 0, resourceId: 0, resourceType: 0 },
);
export const InternalServerException$ = errorSchema(
  "InternalServerException",
  { error: "server", httpError: 500 },
  { message: 0 },
  { retryAfterSeconds: [1, { httpHeader: "Retry-After" }] },
);
export const InvalidTokenException$ = errorSchema(
  "InvalidTokenException",
  { error: "client", httpError: 423 },
  { message: 0 },
);
export const ResourceNotFoundException$ = errorSchema(
  "ResourceNotFoundException",
  { error: "client", httpError: 404 },
  { message: 0 },
);
export const SecurityIncidentResponseNotActiveException$ = errorSchema(
  "SecurityIncidentResponseNotActiveException",
  { error: "client", httpError: 400 },
  { message: 0 },
);
export const ServiceQuotaExceededException$ = errorSchema(
  "ServiceQuotaExceededException",
  { error: "client", httpError: 402 },
  { message: 0, resourceId: 0, resourceType: 0, serviceCode: 0, quotaCode: 0 },
);
export const ThrottlingException$ = errorSchema(
  "ThrottlingException",
  { error: "client", httpError: 429 },
  { message: 0 },
  { serviceCode: 0, quotaCode: 0, retryAfterSeconds: [1, { httpHeader: "Retry-After" }] },
);
export const ValidationException$ = errorSchema(
  "ValidationException",
  { error: "client", httpError: 400 },
  { message: 0, reason: 0 },
  { fieldList: () => ValidationExceptionFieldList },
);

export const BatchGetMemberAccountDetails$ = operationSchema(
  "BatchGetMemberAccountDetails",
  ["POST", "/v1/membership/{membershipId}/batch-member-details", 200],
  BatchGetMemberAccountDetailsRequest$,
  BatchGetMemberAccountDetailsResponse$,
);
export const CloseCase$ = operationSchema(
  "CloseCase",
  ["POST", "/v1/cases/{caseId}/close-case", 200],
  CloseCaseRequest$,
  CloseCaseResponse$,
);
export const CreateCase$ = operationSchema(
  "CreateCase",
  ["POST", "/v1/create-case", 201],
  CreateCaseRequest$,
  CreateCaseResponse$,
);
export const CreateCaseComment$ = operationSchema(
  "CreateCaseComment",
  ["POST", "/v1/cases/{caseId}/create-comment", 201],
  CreateCaseCommentRequest$,
  CreateCaseCommentResponse$,
);
export const GetCase$ = operationSchema(
  "GetCase",
  ["GET", "/v1/cases/{caseId}/get-case", 200],
  GetCaseRequest$,
  GetCaseResponse$,
);
export const GetCaseAttachmentDownloadUrl$ = operationSchema(
  "GetCaseAttachmentDownloadUrl",
  ["GET", "/v1/cases/{caseId}/get-presigned-url/{attachmentId}", 201],
  GetCaseAttachmentDownloadUrlRequest$,
  GetCaseAttachmentDownloadUrlResponse$,
);
export const GetCaseAttachmentUploadUrl$ = operationSchema(
  "GetCaseAttachmentUploadUrl",
  ["POST", "/v1/cases/{caseId}/get-presigned-url", 201],
  GetCaseAttachmentUploadUrlRequest$,
  GetCaseAttachmentUploadUrlResponse$,
);
export const GetMembership$ = operationSchema(
  "GetMembership",
  ["GET", "/v1/membership/{membershipId}", 200],
  GetMembershipRequest$,
  GetMembershipResponse$,
);
export const ListCaseEdits$ = operationSchema(
  "ListCaseEdits",
  ["POST", "/v1/cases/{caseId}/list-case-edits", 200],
  ListCaseEditsRequest$,
  ListCaseEditsResponse$,
);
export const ListCases$ = operationSchema(
  "ListCases",
  ["POST", "/v1/list-cases", 200],
  ListCasesRequest$,
  ListCasesResponse$,
);
export const ListComments$ = operationSchema(
  "ListComments",
  ["POST", "/v1/cases/{caseId}/list-comments", 200],
  ListCommentsRequest$,
  ListCommentsResponse$,
);
export const ListInvestigations$ = operationSchema(
  "ListInvestigations",
  ["GET", "/v1/cases/{caseId}/list-investigations", 200],
  ListInvestigationsRequest$,
  ListInvestigationsResponse$,
);
export const ListMemberships$ = operationSchema(
  "ListMemberships",
  ["POST", "/v1/memberships", 200],
  ListMembershipsRequest$,
  ListMembershipsResponse$,
);
export const ListTagsForResource$ = operationSchema(
  "ListTagsForResource",
  ["GET", "/v1/tags/{resourceArn}", 200],
  ListTagsForResourceInput$,
  ListTagsForResourceOutput$,
);
export const SendFeedback$ = operationSchema(
  "SendFeedback",
  ["POST", "/v1/cases/{caseId}/feedback/{resultId}/send-feedback", 200],
  SendFeedbackRequest$,
  SendFeedbackResponse$,
);
export const TagResource$ = operationSchema(
  "TagResource",
  ["POST", "/v1/tags/{resourceArn}", 204],
  TagResourceInput$,
  TagResourceOutput$,
);
export const UntagResource$ = operationSchema(
  "UntagResource",
  ["DELETE", "/v1/tags/{resourceArn}", 200],
  UntagResourceInput$,
  UntagResourceOutput$,
);
export const UpdateCase$ = operationSchema(
  "UpdateCase",
  ["POST", "/v1/cases/{caseId}/update-case", 200],
  UpdateCaseRequest$,
  UpdateCaseResponse$,
);
export const UpdateCaseComment$ = operationSchema(
  "UpdateCaseComment",
  ["PUT", "/v1/cases/{caseId}/update-case-comment/{commentId}", 200],
  UpdateCaseCommentRequest$,
  UpdateCaseCommentResponse$,
);
export const UpdateCaseStatus$ = operationSchema(
  "UpdateCaseStatus",
  ["POST", "/v1/cases/{caseId}/update-case-status", 201],
  UpdateCaseStatusRequest$,
  UpdateCaseStatusResponse$,
);
export const UpdateResolverType$ = operationSchema(
  "UpdateResolverType",
  ["POST", "/v1/cases/{caseId}/update-resolver-type", 200],
  UpdateResolverTypeRequest$,
  UpdateResolverTypeResponse$,
);

export const errorTypeRegistries: TypeRegistry[] = [
  registryOf([[SecurityIRServiceException$, SecurityIRServiceException]]),
  registryOf([
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
