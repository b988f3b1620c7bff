// Generated from service-2.json by scripts/generate.ts. Do not edit.

import { command, noPlugins } from "../command-builder";
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
  BatchGetMemberAccountDetails$,
  CloseCase$,
  CreateCase$,
  CreateCaseComment$,
  GetCase$,
  GetCaseAttachmentDownloadUrl$,
  GetCaseAttachmentUploadUrl$,
  GetMembership$,
  ListCaseEdits$,
  ListCases$,
  ListComments$,
  ListInvestigations$,
  ListMemberships$,
  ListTagsForResource$,
  SendFeedback$,
  TagResource$,
  UntagResource$,
  UpdateCase$,
  UpdateCaseComment$,
  UpdateCaseStatus$,
  UpdateResolverType$,
} from "./schemas";

export class BatchGetMemberAccountDetailsCommand extends command<
  BatchGetMemberAccountDetailsCommandInput,
  BatchGetMemberAccountDetailsCommandOutput
>({}, noPlugins, "BatchGetMemberAccountDetails", BatchGetMemberAccountDetails$) {}

export class CloseCaseCommand extends command<CloseCaseCommandInput, CloseCaseCommandOutput>(
  {},
  noPlugins,
  "CloseCase",
  CloseCase$,
) {}

export class CreateCaseCommand extends command<CreateCaseCommandInput, CreateCaseCommandOutput>(
  {},
  noPlugins,
  "CreateCase",
  CreateCase$,
) {}

export class CreateCaseCommentCommand extends command<CreateCaseCommentCommandInput, CreateCaseCommentCommandOutput>(
  {},
  noPlugins,
  "CreateCaseComment",
  CreateCaseComment$,
) {}

export class GetCaseCommand extends command<GetCaseCommandInput, GetCaseCommandOutput>(
  {},
  noPlugins,
  "GetCase",
  GetCase$,
) {}

export class GetCaseAttachmentDownloadUrlCommand extends command<
  GetCaseAttachmentDownloadUrlCommandInput,
  GetCaseAttachmentDownloadUrlCommandOutput
>({}, noPlugins, "GetCaseAttachmentDownloadUrl", GetCaseAttachmentDownloadUrl$) {}

export class GetCaseAttachmentUploadUrlCommand extends command<
  GetCaseAttachmentUploadUrlCommandInput,
  GetCaseAttachmentUploadUrlCommandOutput
>({}, noPlugins, "GetCaseAttachmentUploadUrl", GetCaseAttachmentUploadUrl$) {}

export class GetMembershipCommand extends command<GetMembershipCommandInput, GetMembershipCommandOutput>(
  {},
  noPlugins,
  "GetMembership",
  GetMembership$,
) {}

export class ListCaseEditsCommand extends command<ListCaseEditsCommandInput, ListCaseEditsCommandOutput>(
  {},
  noPlugins,
  "ListCaseEdits",
  ListCaseEdits$,
) {}

export class ListCasesCommand extends command<ListCasesCommandInput, ListCasesCommandOutput>(
  {},
  noPlugins,
  "ListCases",
  ListCases$,
) {}

export class ListCommentsCommand extends command<ListCommentsCommandInput, ListCommentsCommandOutput>(
  {},
  noPlugins,
  "ListComments",
  ListComments$,
) {}

export class ListInvestigationsCommand extends command<ListInvestigationsCommandInput, ListInvestigationsCommandOutput>(
  {},
  noPlugins,
  "ListInvestigations",
  ListInvestigations$,
) {}

export class ListMembershipsCommand extends command<ListMembershipsCommandInput, ListMembershipsCommandOutput>(
  {},
  noPlugins,
  "ListMemberships",
  ListMemberships$,
) {}

export class ListTagsForResourceCommand extends command<
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput
>({}, noPlugins, "ListTagsForResource", ListTagsForResource$) {}

export class SendFeedbackCommand extends command<SendFeedbackCommandInput, SendFeedbackCommandOutput>(
  {},
  noPlugins,
  "SendFeedback",
  SendFeedback$,
) {}

export class TagResourceCommand extends command<TagResourceCommandInput, TagResourceCommandOutput>(
  {},
  noPlugins,
  "TagResource",
  TagResource$,
) {}

export class UntagResourceCommand extends command<UntagResourceCommandInput, UntagResourceCommandOutput>(
  {},
  noPlugins,
  "UntagResource",
  UntagResource$,
) {}

export class UpdateCaseCommand extends command<UpdateCaseCommandInput, UpdateCaseCommandOutput>(
  {},
  noPlugins,
  "UpdateCase",
  UpdateCase$,
) {}

export class UpdateCaseCommentCommand extends command<UpdateCaseCommentCommandInput, UpdateCaseCommentCommandOutput>(
  {},
  noPlugins,
  "UpdateCaseComment",
  UpdateCaseComment$,
) {}

export class UpdateCaseStatusCommand extends command<UpdateCaseStatusCommandInput, UpdateCaseStatusCommandOutput>(
  {},
  noPlugins,
  "UpdateCaseStatus",
  UpdateCaseStatus$,
) {}

export class UpdateResolverTypeCommand extends command<UpdateResolverTypeCommandInput, UpdateResolverTypeCommandOutput>(
  {},
  noPlugins,
  "UpdateResolverType",
  UpdateResolverType$,
) {}
