import type {
  AwsRegion,
  CaseAttachmentStatus,
  CaseStatus,
  ClosureCode,
  CommunicationType,
  CustomerType,
  EngagementType,
  MembershipAccountRelationshipStatus,
  MembershipAccountRelationshipType,
  MembershipStatus,
  OptInFeatureName,
  PendingAction,
  ResolverType,
} from "./enums";

// As in every AWS v3 client, a member that the model requires is typed `T | undefined` and an optional one `T | undefined` with `?`:
// the service, not the type, has the last word on what is missing. Limits are AWS's, from the service model 2018-05-10.

/** Someone who gets e-mail about the case. Email 6–254 characters, name and job title 1–50. */
export interface Watcher {
  email: string | undefined;
  name?: string | undefined;
  jobTitle?: string | undefined;
}

/** A suspicious address: dotted IPv4, or IPv6 written out in full in upper case. User agent 1–500 characters. */
export interface ThreatActorIp {
  ipAddress: string | undefined;
  userAgent?: string | undefined;
}

/** One impacted Region. */
export interface ImpactedAwsRegion {
  region: AwsRegion | undefined;
}

/** What CreateCase sends. At most 200 accounts, 30 watchers, 200 addresses, 600 services, 50 Regions and 200 tags. */
export interface CreateCaseRequest {
  /** 1–255 characters; a UUID is filled in when absent, a new one for every call. */
  clientToken?: string | undefined;
  resolverType: ResolverType | undefined;
  /** 1–300 characters. */
  title: string | undefined;
  /** 1–8000 characters. */
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

/** The id of the case that was opened. */
export interface CreateCaseResponse {
  caseId: string | undefined;
}

/** Which case to read. */
export interface GetCaseRequest {
  caseId: string | undefined;
}

/** A file that belongs to a case. */
export interface CaseAttachmentAttributes {
  attachmentId: string | undefined;
  fileName: string | undefined;
  attachmentStatus: CaseAttachmentStatus | undefined;
  creator: string | undefined;
  createdDate: Date | undefined;
}

/** A note that AWS keeps with a case. */
export interface CaseMetadataEntry {
  key: string | undefined;
  value: string | undefined;
}

/** A case as AWS keeps it; every member may be absent. */
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

/** Which page of cases to read; 1–25 a page. */
export interface ListCasesRequest {
  nextToken?: string | undefined;
  maxResults?: number | undefined;
}

/** One case in a list. */
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

/** A page of cases; `nextToken` is absent on the last one. */
export interface ListCasesResponse {
  nextToken?: string | undefined;
  items?: ListCasesItem[] | undefined;
  total?: number | undefined;
}

/** Which page of memberships to read; 1–25 a page. */
export interface ListMembershipsRequest {
  nextToken?: string | undefined;
  maxResults?: number | undefined;
}

/** One membership in a list. */
export interface ListMembershipItem {
  membershipId: string | undefined;
  accountId?: string | undefined;
  region?: AwsRegion | undefined;
  membershipArn?: string | undefined;
  membershipStatus?: MembershipStatus | undefined;
}

/** A page of memberships; `nextToken` is absent on the last one. */
export interface ListMembershipsResponse {
  nextToken?: string | undefined;
  items?: ListMembershipItem[] | undefined;
}

/** Which membership to read. */
export interface GetMembershipRequest {
  membershipId: string | undefined;
}

/** A member of the customer's incident response team. */
export interface IncidentResponder {
  name: string | undefined;
  jobTitle: string | undefined;
  email: string | undefined;
  communicationPreferences?: CommunicationType[] | undefined;
}

/** A feature and whether it is on. */
export interface OptInFeature {
  featureName: OptInFeatureName | undefined;
  isEnabled: boolean | undefined;
}

/** Which accounts of the organization a membership covers. */
export interface MembershipAccountsConfigurations {
  coverEntireOrganization?: boolean | undefined;
  organizationalUnits?: string[] | undefined;
}

/** A membership as AWS keeps it. */
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

/** Which accounts to look up in a membership; 1–100. */
export interface BatchGetMemberAccountDetailsRequest {
  membershipId: string | undefined;
  accountIds: string[] | undefined;
}

/** How one account relates to the membership. */
export interface GetMembershipAccountDetailItem {
  accountId?: string | undefined;
  relationshipStatus?: MembershipAccountRelationshipStatus | undefined;
  relationshipType?: MembershipAccountRelationshipType | undefined;
}

/** Why one account could not be looked up. */
export interface GetMembershipAccountDetailError {
  accountId: string | undefined;
  error: string | undefined;
  message: string | undefined;
}

/** The accounts found, and those that could not be looked up. */
export interface BatchGetMemberAccountDetailsResponse {
  items?: GetMembershipAccountDetailItem[] | undefined;
  errors?: GetMembershipAccountDetailError[] | undefined;
}

/** A member of the request that AWS refused. `name` may be dotted, a JSON pointer, or a path such as `watchers.1.member.email`. */
export interface ValidationExceptionField {
  name: string | undefined;
  message: string | undefined;
}
