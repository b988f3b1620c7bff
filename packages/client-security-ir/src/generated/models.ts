// Generated from service-2.json by scripts/generate.ts. Do not edit.

import type {
  ActionType,
  AwsRegion,
  CaseAttachmentStatus,
  CaseStatus,
  ClosureCode,
  CommunicationType,
  CustomerType,
  EngagementType,
  ExecutionStatus,
  MembershipAccountRelationshipStatus,
  MembershipAccountRelationshipType,
  MembershipStatus,
  OptInFeatureName,
  PendingAction,
  ResolverType,
  SelfManagedCaseStatus,
  UsefulnessRating,
} from "./enums";

export interface BatchGetMemberAccountDetailsRequest {
  membershipId: string | undefined;
  accountIds: string[] | undefined;
}

export interface BatchGetMemberAccountDetailsResponse {
  items?: GetMembershipAccountDetailItem[] | undefined;
  errors?: GetMembershipAccountDetailError[] | undefined;
}

export interface CaseAttachmentAttributes {
  attachmentId: string | undefined;
  fileName: string | undefined;
  attachmentStatus: CaseAttachmentStatus | undefined;
  creator: string | undefined;
  createdDate: Date | undefined;
}

export interface CaseEditItem {
  eventTimestamp?: Date | undefined;
  principal?: string | undefined;
  action?: string | undefined;
  message?: string | undefined;
}

export interface CaseMetadataEntry {
  key: string | undefined;
  value: string | undefined;
}

export interface CloseCaseRequest {
  caseId: string | undefined;
}

export interface CloseCaseResponse {
  caseStatus?: CaseStatus | undefined;
  closedDate?: Date | undefined;
}

export interface CreateCaseCommentRequest {
  caseId: string | undefined;
  clientToken?: string | undefined;
  body: string | undefined;
}

export interface CreateCaseCommentResponse {
  commentId: string | undefined;
}

export interface CreateCaseRequest {
  clientToken?: string | undefined;
  resolverType: ResolverType | undefined;
  title: string | undefined;
  description: string | undefined;
  engagementType: EngagementType | undefined;
  reportedIncidentStartDate: Date | undefined;
  impactedAccounts: string[] | undefined;
  watchers: Watcher[] | undefined;
  threatActorIpAddresses?: ThreatActorIp[] | undefined;
  impactedServices?: string[] | undefined;
  impactedAwsRegions?: ImpactedAwsRegion[] | undefined;
  tags?: Record<string, string> | undefined;
}

export interface CreateCaseResponse {
  caseId: string | undefined;
}

export interface GetCaseAttachmentDownloadUrlRequest {
  caseId: string | undefined;
  attachmentId: string | undefined;
}

export interface GetCaseAttachmentDownloadUrlResponse {
  attachmentPresignedUrl: string | undefined;
}

export interface GetCaseAttachmentUploadUrlRequest {
  caseId: string | undefined;
  fileName: string | undefined;
  contentLength: number | undefined;
  clientToken?: string | undefined;
}

export interface GetCaseAttachmentUploadUrlResponse {
  attachmentPresignedUrl: string | undefined;
}

export interface GetCaseRequest {
  caseId: string | undefined;
}

export interface GetCaseResponse {
  title?: string | undefined;
  caseArn?: string | undefined;
  description?: string | undefined;
  caseStatus?: CaseStatus | undefined;
  engagementType?: EngagementType | undefined;
  reportedIncidentStartDate?: Date | undefined;
  actualIncidentStartDate?: Date | undefined;
  impactedAwsRegions?: ImpactedAwsRegion[] | undefined;
  threatActorIpAddresses?: ThreatActorIp[] | undefined;
  pendingAction?: PendingAction | undefined;
  impactedAccounts?: string[] | undefined;
  watchers?: Watcher[] | undefined;
  createdDate?: Date | undefined;
  lastUpdatedDate?: Date | undefined;
  closureCode?: ClosureCode | undefined;
  resolverType?: ResolverType | undefined;
  impactedServices?: string[] | undefined;
  caseAttachments?: CaseAttachmentAttributes[] | undefined;
  closedDate?: Date | undefined;
  caseMetadata?: CaseMetadataEntry[] | undefined;
}

export interface GetMembershipAccountDetailError {
  accountId: string | undefined;
  error: string | undefined;
  message: string | undefined;
}

export interface GetMembershipAccountDetailItem {
  accountId?: string | undefined;
  relationshipStatus?: MembershipAccountRelationshipStatus | undefined;
  relationshipType?: MembershipAccountRelationshipType | undefined;
}

export interface GetMembershipRequest {
  membershipId: string | undefined;
}

export interface GetMembershipResponse {
  membershipId: string | undefined;
  accountId?: string | undefined;
  region?: AwsRegion | undefined;
  membershipName?: string | undefined;
  membershipArn?: string | undefined;
  membershipStatus?: MembershipStatus | undefined;
  membershipActivationTimestamp?: Date | undefined;
  membershipDeactivationTimestamp?: Date | undefined;
  customerType?: CustomerType | undefined;
  numberOfAccountsCovered?: number | undefined;
  incidentResponseTeam?: IncidentResponder[] | undefined;
  optInFeatures?: OptInFeature[] | undefined;
  membershipAccountsConfigurations?: MembershipAccountsConfigurations | undefined;
}

export interface ImpactedAwsRegion {
  region: AwsRegion | undefined;
}

export interface IncidentResponder {
  name: string | undefined;
  jobTitle: string | undefined;
  email: string | undefined;
  communicationPreferences?: CommunicationType[] | undefined;
}

export interface InvestigationAction {
  investigationId: string | undefined;
  actionType: ActionType | undefined;
  title: string | undefined;
  content: string | undefined;
  status: ExecutionStatus | undefined;
  lastUpdated: Date | undefined;
  feedback?: InvestigationFeedback | undefined;
}

export interface InvestigationFeedback {
  usefulness?: UsefulnessRating | undefined;
  comment?: string | undefined;
  submittedAt?: Date | undefined;
}

export interface ListCaseEditsRequest {
  nextToken?: string | undefined;
  maxResults?: number | undefined;
  caseId: string | undefined;
}

export interface ListCaseEditsResponse {
  nextToken?: string | undefined;
  items?: CaseEditItem[] | undefined;
  total?: number | undefined;
}

export interface ListCasesItem {
  caseId: string | undefined;
  lastUpdatedDate?: Date | undefined;
  title?: string | undefined;
  caseArn?: string | undefined;
  engagementType?: EngagementType | undefined;
  caseStatus?: CaseStatus | undefined;
  createdDate?: Date | undefined;
  closedDate?: Date | undefined;
  resolverType?: ResolverType | undefined;
  pendingAction?: PendingAction | undefined;
}

export interface ListCasesRequest {
  nextToken?: string | undefined;
  maxResults?: number | undefined;
}

export interface ListCasesResponse {
  nextToken?: string | undefined;
  items?: ListCasesItem[] | undefined;
  total?: number | undefined;
}

export interface ListCommentsItem {
  commentId: string | undefined;
  createdDate?: Date | undefined;
  lastUpdatedDate?: Date | undefined;
  creator?: string | undefined;
  lastUpdatedBy?: string | undefined;
  body?: string | undefined;
}

export interface ListCommentsRequest {
  nextToken?: string | undefined;
  maxResults?: number | undefined;
  caseId: string | undefined;
}

export interface ListCommentsResponse {
  nextToken?: string | undefined;
  items?: ListCommentsItem[] | undefined;
  total?: number | undefined;
}

export interface ListInvestigationsRequest {
  nextToken?: string | undefined;
  maxResults?: number | undefined;
  caseId: string | undefined;
}

export interface ListInvestigationsResponse {
  nextToken?: string | undefined;
  investigationActions: InvestigationAction[] | undefined;
}

export interface ListMembershipItem {
  membershipId: string | undefined;
  accountId?: string | undefined;
  region?: AwsRegion | undefined;
  membershipArn?: string | undefined;
  membershipStatus?: MembershipStatus | undefined;
}

export interface ListMembershipsRequest {
  nextToken?: string | undefined;
  maxResults?: number | undefined;
}

export interface ListMembershipsResponse {
  nextToken?: string | undefined;
  items?: ListMembershipItem[] | undefined;
}

export interface ListTagsForResourceInput {
  resourceArn: string | undefined;
}

export interface ListTagsForResourceOutput {
  tags: Record<string, string> | undefined;
}

export interface MembershipAccountsConfigurations {
  coverEntireOrganization?: boolean | undefined;
  organizationalUnits?: string[] | undefined;
}

export interface OptInFeature {
  featureName: OptInFeatureName | undefined;
  isEnabled: boolean | undefined;
}

export interface SendFeedbackRequest {
  caseId: string | undefined;
  resultId: string | undefined;
  usefulness: UsefulnessRating | undefined;
  comment?: string | undefined;
}

// biome-ignore lint/suspicious/noEmptyInterface: AWS publishes an interface.
export interface SendFeedbackResponse {}

export interface TagResourceInput {
  resourceArn: string | undefined;
  tags: Record<string, string> | undefined;
}

// biome-ignore lint/suspicious/noEmptyInterface: AWS publishes an interface.
export interface TagResourceOutput {}

export interface ThreatActorIp {
  ipAddress: string | undefined;
  userAgent?: string | undefined;
}

export interface UntagResourceInput {
  resourceArn: string | undefined;
  tagKeys: string[] | undefined;
}

// biome-ignore lint/suspicious/noEmptyInterface: AWS publishes an interface.
export interface UntagResourceOutput {}

export interface UpdateCaseCommentRequest {
  caseId: string | undefined;
  commentId: string | undefined;
  body: string | undefined;
}

export interface UpdateCaseCommentResponse {
  commentId: string | undefined;
  body?: string | undefined;
}

export interface UpdateCaseRequest {
  caseId: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  reportedIncidentStartDate?: Date | undefined;
  actualIncidentStartDate?: Date | undefined;
  engagementType?: EngagementType | undefined;
  watchersToAdd?: Watcher[] | undefined;
  watchersToDelete?: Watcher[] | undefined;
  threatActorIpAddressesToAdd?: ThreatActorIp[] | undefined;
  threatActorIpAddressesToDelete?: ThreatActorIp[] | undefined;
  impactedServicesToAdd?: string[] | undefined;
  impactedServicesToDelete?: string[] | undefined;
  impactedAwsRegionsToAdd?: ImpactedAwsRegion[] | undefined;
  impactedAwsRegionsToDelete?: ImpactedAwsRegion[] | undefined;
  impactedAccountsToAdd?: string[] | undefined;
  impactedAccountsToDelete?: string[] | undefined;
  caseMetadata?: CaseMetadataEntry[] | undefined;
}

// biome-ignore lint/suspicious/noEmptyInterface: AWS publishes an interface.
export interface UpdateCaseResponse {}

export interface UpdateCaseStatusRequest {
  caseId: string | undefined;
  caseStatus: SelfManagedCaseStatus | undefined;
}

export interface UpdateCaseStatusResponse {
  caseStatus?: SelfManagedCaseStatus | undefined;
}

export interface UpdateResolverTypeRequest {
  caseId: string | undefined;
  resolverType: ResolverType | undefined;
}

export interface UpdateResolverTypeResponse {
  caseId: string | undefined;
  caseStatus?: CaseStatus | undefined;
  resolverType?: ResolverType | undefined;
}

export interface ValidationExceptionField {
  name: string | undefined;
  message: string | undefined;
}

export interface Watcher {
  email: string | undefined;
  name?: string | undefined;
  jobTitle?: string | undefined;
}
