// Generated from service-2.json by scripts/generate.ts. Do not edit.

// biome-ignore-all lint/suspicious/noExplicitAny: as AWS's package declares callbacks.
import { createAggregatedClient } from "@smithy/core/client";
import type { HttpHandlerOptions, MetricsRecorder, PaginationConfiguration, Paginator } from "@smithy/types";
import { SecurityIRClient } from "../security-ir-client";
import type {
  BatchGetMemberAccountDetailsCommandInput,
  BatchGetMemberAccountDetailsCommandOutput,
  CloseCaseCommandInput,
  CloseCaseCommandOutput,
  CreateCaseCommandInput,
  CreateCaseCommandOutput,
  CreateCaseCommentCommandInput,
  CreateCaseCommentCommandOutput,
  GetCaseAttachmentDownloadUrlCommandInput,
  GetCaseAttachmentDownloadUrlCommandOutput,
  GetCaseAttachmentUploadUrlCommandInput,
  GetCaseAttachmentUploadUrlCommandOutput,
  GetCaseCommandInput,
  GetCaseCommandOutput,
  GetMembershipCommandInput,
  GetMembershipCommandOutput,
  ListCaseEditsCommandInput,
  ListCaseEditsCommandOutput,
  ListCasesCommandInput,
  ListCasesCommandOutput,
  ListCommentsCommandInput,
  ListCommentsCommandOutput,
  ListInvestigationsCommandInput,
  ListInvestigationsCommandOutput,
  ListMembershipsCommandInput,
  ListMembershipsCommandOutput,
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  SendFeedbackCommandInput,
  SendFeedbackCommandOutput,
  TagResourceCommandInput,
  TagResourceCommandOutput,
  UntagResourceCommandInput,
  UntagResourceCommandOutput,
  UpdateCaseCommandInput,
  UpdateCaseCommandOutput,
  UpdateCaseCommentCommandInput,
  UpdateCaseCommentCommandOutput,
  UpdateCaseStatusCommandInput,
  UpdateCaseStatusCommandOutput,
  UpdateResolverTypeCommandInput,
  UpdateResolverTypeCommandOutput,
} from "./command-types";
import {
  BatchGetMemberAccountDetailsCommand,
  CloseCaseCommand,
  CreateCaseCommand,
  CreateCaseCommentCommand,
  GetCaseAttachmentDownloadUrlCommand,
  GetCaseAttachmentUploadUrlCommand,
  GetCaseCommand,
  GetMembershipCommand,
  ListCaseEditsCommand,
  ListCasesCommand,
  ListCommentsCommand,
  ListInvestigationsCommand,
  ListMembershipsCommand,
  ListTagsForResourceCommand,
  SendFeedbackCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateCaseCommand,
  UpdateCaseCommentCommand,
  UpdateCaseStatusCommand,
  UpdateResolverTypeCommand,
} from "./commands";
import {
  paginateListCaseEdits,
  paginateListCases,
  paginateListComments,
  paginateListInvestigations,
  paginateListMemberships,
} from "./paginators";

const commands = {
  BatchGetMemberAccountDetailsCommand,
  CloseCaseCommand,
  CreateCaseCommand,
  CreateCaseCommentCommand,
  GetCaseCommand,
  GetCaseAttachmentDownloadUrlCommand,
  GetCaseAttachmentUploadUrlCommand,
  GetMembershipCommand,
  ListCaseEditsCommand,
  ListCasesCommand,
  ListCommentsCommand,
  ListInvestigationsCommand,
  ListMembershipsCommand,
  ListTagsForResourceCommand,
  SendFeedbackCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateCaseCommand,
  UpdateCaseCommentCommand,
  UpdateCaseStatusCommand,
  UpdateResolverTypeCommand,
};
const paginators = {
  paginateListCaseEdits,
  paginateListCases,
  paginateListComments,
  paginateListInvestigations,
  paginateListMemberships,
};

export interface SecurityIRRequestOptions extends HttpHandlerOptions {
  metricsRecorder?: MetricsRecorder<unknown>;
}

export interface SecurityIR {
  batchGetMemberAccountDetails(
    args: BatchGetMemberAccountDetailsCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<BatchGetMemberAccountDetailsCommandOutput>;
  batchGetMemberAccountDetails(
    args: BatchGetMemberAccountDetailsCommandInput,
    cb: (err: any, data?: BatchGetMemberAccountDetailsCommandOutput) => void,
  ): void;
  batchGetMemberAccountDetails(
    args: BatchGetMemberAccountDetailsCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: BatchGetMemberAccountDetailsCommandOutput) => void,
  ): void;

  closeCase(args: CloseCaseCommandInput, options?: SecurityIRRequestOptions): Promise<CloseCaseCommandOutput>;
  closeCase(args: CloseCaseCommandInput, cb: (err: any, data?: CloseCaseCommandOutput) => void): void;
  closeCase(
    args: CloseCaseCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: CloseCaseCommandOutput) => void,
  ): void;

  createCase(args: CreateCaseCommandInput, options?: SecurityIRRequestOptions): Promise<CreateCaseCommandOutput>;
  createCase(args: CreateCaseCommandInput, cb: (err: any, data?: CreateCaseCommandOutput) => void): void;
  createCase(
    args: CreateCaseCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: CreateCaseCommandOutput) => void,
  ): void;

  createCaseComment(
    args: CreateCaseCommentCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<CreateCaseCommentCommandOutput>;
  createCaseComment(
    args: CreateCaseCommentCommandInput,
    cb: (err: any, data?: CreateCaseCommentCommandOutput) => void,
  ): void;
  createCaseComment(
    args: CreateCaseCommentCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: CreateCaseCommentCommandOutput) => void,
  ): void;

  getCase(args: GetCaseCommandInput, options?: SecurityIRRequestOptions): Promise<GetCaseCommandOutput>;
  getCase(args: GetCaseCommandInput, cb: (err: any, data?: GetCaseCommandOutput) => void): void;
  getCase(
    args: GetCaseCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: GetCaseCommandOutput) => void,
  ): void;

  getCaseAttachmentDownloadUrl(
    args: GetCaseAttachmentDownloadUrlCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<GetCaseAttachmentDownloadUrlCommandOutput>;
  getCaseAttachmentDownloadUrl(
    args: GetCaseAttachmentDownloadUrlCommandInput,
    cb: (err: any, data?: GetCaseAttachmentDownloadUrlCommandOutput) => void,
  ): void;
  getCaseAttachmentDownloadUrl(
    args: GetCaseAttachmentDownloadUrlCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: GetCaseAttachmentDownloadUrlCommandOutput) => void,
  ): void;

  getCaseAttachmentUploadUrl(
    args: GetCaseAttachmentUploadUrlCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<GetCaseAttachmentUploadUrlCommandOutput>;
  getCaseAttachmentUploadUrl(
    args: GetCaseAttachmentUploadUrlCommandInput,
    cb: (err: any, data?: GetCaseAttachmentUploadUrlCommandOutput) => void,
  ): void;
  getCaseAttachmentUploadUrl(
    args: GetCaseAttachmentUploadUrlCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: GetCaseAttachmentUploadUrlCommandOutput) => void,
  ): void;

  getMembership(
    args: GetMembershipCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<GetMembershipCommandOutput>;
  getMembership(args: GetMembershipCommandInput, cb: (err: any, data?: GetMembershipCommandOutput) => void): void;
  getMembership(
    args: GetMembershipCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: GetMembershipCommandOutput) => void,
  ): void;

  listCaseEdits(
    args: ListCaseEditsCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<ListCaseEditsCommandOutput>;
  listCaseEdits(args: ListCaseEditsCommandInput, cb: (err: any, data?: ListCaseEditsCommandOutput) => void): void;
  listCaseEdits(
    args: ListCaseEditsCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: ListCaseEditsCommandOutput) => void,
  ): void;

  listCases(): Promise<ListCasesCommandOutput>;
  listCases(args: ListCasesCommandInput, options?: SecurityIRRequestOptions): Promise<ListCasesCommandOutput>;
  listCases(args: ListCasesCommandInput, cb: (err: any, data?: ListCasesCommandOutput) => void): void;
  listCases(
    args: ListCasesCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: ListCasesCommandOutput) => void,
  ): void;

  listComments(args: ListCommentsCommandInput, options?: SecurityIRRequestOptions): Promise<ListCommentsCommandOutput>;
  listComments(args: ListCommentsCommandInput, cb: (err: any, data?: ListCommentsCommandOutput) => void): void;
  listComments(
    args: ListCommentsCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: ListCommentsCommandOutput) => void,
  ): void;

  listInvestigations(
    args: ListInvestigationsCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<ListInvestigationsCommandOutput>;
  listInvestigations(
    args: ListInvestigationsCommandInput,
    cb: (err: any, data?: ListInvestigationsCommandOutput) => void,
  ): void;
  listInvestigations(
    args: ListInvestigationsCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: ListInvestigationsCommandOutput) => void,
  ): void;

  listMemberships(): Promise<ListMembershipsCommandOutput>;
  listMemberships(
    args: ListMembershipsCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<ListMembershipsCommandOutput>;
  listMemberships(args: ListMembershipsCommandInput, cb: (err: any, data?: ListMembershipsCommandOutput) => void): void;
  listMemberships(
    args: ListMembershipsCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: ListMembershipsCommandOutput) => void,
  ): void;

  listTagsForResource(
    args: ListTagsForResourceCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<ListTagsForResourceCommandOutput>;
  listTagsForResource(
    args: ListTagsForResourceCommandInput,
    cb: (err: any, data?: ListTagsForResourceCommandOutput) => void,
  ): void;
  listTagsForResource(
    args: ListTagsForResourceCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: ListTagsForResourceCommandOutput) => void,
  ): void;

  sendFeedback(args: SendFeedbackCommandInput, options?: SecurityIRRequestOptions): Promise<SendFeedbackCommandOutput>;
  sendFeedback(args: SendFeedbackCommandInput, cb: (err: any, data?: SendFeedbackCommandOutput) => void): void;
  sendFeedback(
    args: SendFeedbackCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: SendFeedbackCommandOutput) => void,
  ): void;

  tagResource(args: TagResourceCommandInput, options?: SecurityIRRequestOptions): Promise<TagResourceCommandOutput>;
  tagResource(args: TagResourceCommandInput, cb: (err: any, data?: TagResourceCommandOutput) => void): void;
  tagResource(
    args: TagResourceCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: TagResourceCommandOutput) => void,
  ): void;

  untagResource(
    args: UntagResourceCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<UntagResourceCommandOutput>;
  untagResource(args: UntagResourceCommandInput, cb: (err: any, data?: UntagResourceCommandOutput) => void): void;
  untagResource(
    args: UntagResourceCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: UntagResourceCommandOutput) => void,
  ): void;

  updateCase(args: UpdateCaseCommandInput, options?: SecurityIRRequestOptions): Promise<UpdateCaseCommandOutput>;
  updateCase(args: UpdateCaseCommandInput, cb: (err: any, data?: UpdateCaseCommandOutput) => void): void;
  updateCase(
    args: UpdateCaseCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: UpdateCaseCommandOutput) => void,
  ): void;

  updateCaseComment(
    args: UpdateCaseCommentCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<UpdateCaseCommentCommandOutput>;
  updateCaseComment(
    args: UpdateCaseCommentCommandInput,
    cb: (err: any, data?: UpdateCaseCommentCommandOutput) => void,
  ): void;
  updateCaseComment(
    args: UpdateCaseCommentCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: UpdateCaseCommentCommandOutput) => void,
  ): void;

  updateCaseStatus(
    args: UpdateCaseStatusCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<UpdateCaseStatusCommandOutput>;
  updateCaseStatus(
    args: UpdateCaseStatusCommandInput,
    cb: (err: any, data?: UpdateCaseStatusCommandOutput) => void,
  ): void;
  updateCaseStatus(
    args: UpdateCaseStatusCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: UpdateCaseStatusCommandOutput) => void,
  ): void;

  updateResolverType(
    args: UpdateResolverTypeCommandInput,
    options?: SecurityIRRequestOptions,
  ): Promise<UpdateResolverTypeCommandOutput>;
  updateResolverType(
    args: UpdateResolverTypeCommandInput,
    cb: (err: any, data?: UpdateResolverTypeCommandOutput) => void,
  ): void;
  updateResolverType(
    args: UpdateResolverTypeCommandInput,
    options: SecurityIRRequestOptions,
    cb: (err: any, data?: UpdateResolverTypeCommandOutput) => void,
  ): void;

  paginateListCaseEdits(
    args: ListCaseEditsCommandInput,
    paginationConfig?: Omit<PaginationConfiguration, "client">,
  ): Paginator<ListCaseEditsCommandOutput>;

  paginateListCases(
    args?: ListCasesCommandInput,
    paginationConfig?: Omit<PaginationConfiguration, "client">,
  ): Paginator<ListCasesCommandOutput>;

  paginateListComments(
    args: ListCommentsCommandInput,
    paginationConfig?: Omit<PaginationConfiguration, "client">,
  ): Paginator<ListCommentsCommandOutput>;

  paginateListInvestigations(
    args: ListInvestigationsCommandInput,
    paginationConfig?: Omit<PaginationConfiguration, "client">,
  ): Paginator<ListInvestigationsCommandOutput>;

  paginateListMemberships(
    args?: ListMembershipsCommandInput,
    paginationConfig?: Omit<PaginationConfiguration, "client">,
  ): Paginator<ListMembershipsCommandOutput>;
}
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: createAggregatedClient adds the methods of the interface.
export class SecurityIR extends SecurityIRClient {}
createAggregatedClient(commands, SecurityIR, { paginators });
