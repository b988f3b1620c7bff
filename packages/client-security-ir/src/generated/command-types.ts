// Generated from service-2.json by scripts/generate.ts. Do not edit.

import type { MetadataBearer } from "@smithy/types";
import type {
  BatchGetMemberAccountDetailsRequest,
  BatchGetMemberAccountDetailsResponse,
  CloseCaseRequest,
  CloseCaseResponse,
  CreateCaseCommentRequest,
  CreateCaseCommentResponse,
  CreateCaseRequest,
  CreateCaseResponse,
  GetCaseAttachmentDownloadUrlRequest,
  GetCaseAttachmentDownloadUrlResponse,
  GetCaseAttachmentUploadUrlRequest,
  GetCaseAttachmentUploadUrlResponse,
  GetCaseRequest,
  GetCaseResponse,
  GetMembershipRequest,
  GetMembershipResponse,
  ListCaseEditsRequest,
  ListCaseEditsResponse,
  ListCasesRequest,
  ListCasesResponse,
  ListCommentsRequest,
  ListCommentsResponse,
  ListInvestigationsRequest,
  ListInvestigationsResponse,
  ListMembershipsRequest,
  ListMembershipsResponse,
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  SendFeedbackRequest,
  SendFeedbackResponse,
  TagResourceInput,
  TagResourceOutput,
  UntagResourceInput,
  UntagResourceOutput,
  UpdateCaseCommentRequest,
  UpdateCaseCommentResponse,
  UpdateCaseRequest,
  UpdateCaseResponse,
  UpdateCaseStatusRequest,
  UpdateCaseStatusResponse,
  UpdateResolverTypeRequest,
  UpdateResolverTypeResponse,
} from "./models";

export interface BatchGetMemberAccountDetailsCommandInput extends BatchGetMemberAccountDetailsRequest {}
export interface BatchGetMemberAccountDetailsCommandOutput
  extends BatchGetMemberAccountDetailsResponse,
    MetadataBearer {}

export interface CloseCaseCommandInput extends CloseCaseRequest {}
export interface CloseCaseCommandOutput extends CloseCaseResponse, MetadataBearer {}

export interface CreateCaseCommandInput extends CreateCaseRequest {}
export interface CreateCaseCommandOutput extends CreateCaseResponse, MetadataBearer {}

export interface CreateCaseCommentCommandInput extends CreateCaseCommentRequest {}
export interface CreateCaseCommentCommandOutput extends CreateCaseCommentResponse, MetadataBearer {}

export interface GetCaseCommandInput extends GetCaseRequest {}
export interface GetCaseCommandOutput extends GetCaseResponse, MetadataBearer {}

export interface GetCaseAttachmentDownloadUrlCommandInput extends GetCaseAttachmentDownloadUrlRequest {}
export interface GetCaseAttachmentDownloadUrlCommandOutput
  extends GetCaseAttachmentDownloadUrlResponse,
    MetadataBearer {}

export interface GetCaseAttachmentUploadUrlCommandInput extends GetCaseAttachmentUploadUrlRequest {}
export interface GetCaseAttachmentUploadUrlCommandOutput extends GetCaseAttachmentUploadUrlResponse, MetadataBearer {}

export interface GetMembershipCommandInput extends GetMembershipRequest {}
export interface GetMembershipCommandOutput extends GetMembershipResponse, MetadataBearer {}

export interface ListCaseEditsCommandInput extends ListCaseEditsRequest {}
export interface ListCaseEditsCommandOutput extends ListCaseEditsResponse, MetadataBearer {}

export interface ListCasesCommandInput extends ListCasesRequest {}
export interface ListCasesCommandOutput extends ListCasesResponse, MetadataBearer {}

export interface ListCommentsCommandInput extends ListCommentsRequest {}
export interface ListCommentsCommandOutput extends ListCommentsResponse, MetadataBearer {}

export interface ListInvestigationsCommandInput extends ListInvestigationsRequest {}
export interface ListInvestigationsCommandOutput extends ListInvestigationsResponse, MetadataBearer {}

export interface ListMembershipsCommandInput extends ListMembershipsRequest {}
export interface ListMembershipsCommandOutput extends ListMembershipsResponse, MetadataBearer {}

export interface ListTagsForResourceCommandInput extends ListTagsForResourceInput {}
export interface ListTagsForResourceCommandOutput extends ListTagsForResourceOutput, MetadataBearer {}

export interface SendFeedbackCommandInput extends SendFeedbackRequest {}
export interface SendFeedbackCommandOutput extends SendFeedbackResponse, MetadataBearer {}

export interface TagResourceCommandInput extends TagResourceInput {}
export interface TagResourceCommandOutput extends TagResourceOutput, MetadataBearer {}

export interface UntagResourceCommandInput extends UntagResourceInput {}
export interface UntagResourceCommandOutput extends UntagResourceOutput, MetadataBearer {}

export interface UpdateCaseCommandInput extends UpdateCaseRequest {}
export interface UpdateCaseCommandOutput extends UpdateCaseResponse, MetadataBearer {}

export interface UpdateCaseCommentCommandInput extends UpdateCaseCommentRequest {}
export interface UpdateCaseCommentCommandOutput extends UpdateCaseCommentResponse, MetadataBearer {}

export interface UpdateCaseStatusCommandInput extends UpdateCaseStatusRequest {}
export interface UpdateCaseStatusCommandOutput extends UpdateCaseStatusResponse, MetadataBearer {}

export interface UpdateResolverTypeCommandInput extends UpdateResolverTypeRequest {}
export interface UpdateResolverTypeCommandOutput extends UpdateResolverTypeResponse, MetadataBearer {}

export type ServiceInputTypes =
  | BatchGetMemberAccountDetailsCommandInput
  | CloseCaseCommandInput
  | CreateCaseCommandInput
  | CreateCaseCommentCommandInput
  | GetCaseCommandInput
  | GetCaseAttachmentDownloadUrlCommandInput
  | GetCaseAttachmentUploadUrlCommandInput
  | GetMembershipCommandInput
  | ListCaseEditsCommandInput
  | ListCasesCommandInput
  | ListCommentsCommandInput
  | ListInvestigationsCommandInput
  | ListMembershipsCommandInput
  | ListTagsForResourceCommandInput
  | SendFeedbackCommandInput
  | TagResourceCommandInput
  | UntagResourceCommandInput
  | UpdateCaseCommandInput
  | UpdateCaseCommentCommandInput
  | UpdateCaseStatusCommandInput
  | UpdateResolverTypeCommandInput;

export type ServiceOutputTypes =
  | BatchGetMemberAccountDetailsCommandOutput
  | CloseCaseCommandOutput
  | CreateCaseCommandOutput
  | CreateCaseCommentCommandOutput
  | GetCaseCommandOutput
  | GetCaseAttachmentDownloadUrlCommandOutput
  | GetCaseAttachmentUploadUrlCommandOutput
  | GetMembershipCommandOutput
  | ListCaseEditsCommandOutput
  | ListCasesCommandOutput
  | ListCommentsCommandOutput
  | ListInvestigationsCommandOutput
  | ListMembershipsCommandOutput
  | ListTagsForResourceCommandOutput
  | SendFeedbackCommandOutput
  | TagResourceCommandOutput
  | UntagResourceCommandOutput
  | UpdateCaseCommandOutput
  | UpdateCaseCommentCommandOutput
  | UpdateCaseStatusCommandOutput
  | UpdateResolverTypeCommandOutput;
