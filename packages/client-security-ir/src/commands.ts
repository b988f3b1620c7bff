import { makeBuilder } from "@smithy/core/client";
import { getEndpointPlugin } from "@smithy/core/endpoints";
import type { MetadataBearer } from "@smithy/types";
import { commonParams } from "./endpoint";
import type {
  BatchGetMemberAccountDetailsRequest,
  BatchGetMemberAccountDetailsResponse,
  CreateCaseRequest,
  CreateCaseResponse,
  GetCaseRequest,
  GetCaseResponse,
  GetMembershipRequest,
  GetMembershipResponse,
  ListCasesRequest,
  ListCasesResponse,
  ListMembershipsRequest,
  ListMembershipsResponse,
} from "./models";
import {
  BatchGetMemberAccountDetails$,
  CreateCase$,
  GetCase$,
  GetMembership$,
  ListCases$,
  ListMemberships$,
} from "./schemas";
import type { SecurityIRClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes } from "./security-ir-client";

const command = makeBuilder<SecurityIRClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>(
  commonParams,
  "SecurityIncidentResponse",
  "SecurityIRClient",
  getEndpointPlugin,
);
const noPlugins = () => [];

export interface BatchGetMemberAccountDetailsCommandInput extends BatchGetMemberAccountDetailsRequest {}
export interface BatchGetMemberAccountDetailsCommandOutput
  extends BatchGetMemberAccountDetailsResponse,
    MetadataBearer {}
/** Says how accounts relate to a membership, for 1–100 accounts. */
export class BatchGetMemberAccountDetailsCommand extends command<
  BatchGetMemberAccountDetailsCommandInput,
  BatchGetMemberAccountDetailsCommandOutput
>({}, noPlugins, "BatchGetMemberAccountDetails", BatchGetMemberAccountDetails$) {}

export interface CreateCaseCommandInput extends CreateCaseRequest {}
export interface CreateCaseCommandOutput extends CreateCaseResponse, MetadataBearer {}
/** Opens a case. Pass `clientToken` to make a repeated call safe; without one each call gets its own. */
export class CreateCaseCommand extends command<CreateCaseCommandInput, CreateCaseCommandOutput>(
  {},
  noPlugins,
  "CreateCase",
  CreateCase$,
) {}

export interface GetCaseCommandInput extends GetCaseRequest {}
export interface GetCaseCommandOutput extends GetCaseResponse, MetadataBearer {}
/** Reads a case. */
export class GetCaseCommand extends command<GetCaseCommandInput, GetCaseCommandOutput>(
  {},
  noPlugins,
  "GetCase",
  GetCase$,
) {}

export interface GetMembershipCommandInput extends GetMembershipRequest {}
export interface GetMembershipCommandOutput extends GetMembershipResponse, MetadataBearer {}
/** Reads a membership. */
export class GetMembershipCommand extends command<GetMembershipCommandInput, GetMembershipCommandOutput>(
  {},
  noPlugins,
  "GetMembership",
  GetMembership$,
) {}

export interface ListCasesCommandInput extends ListCasesRequest {}
export interface ListCasesCommandOutput extends ListCasesResponse, MetadataBearer {}
/** Reads one page of the account's cases. */
export class ListCasesCommand extends command<ListCasesCommandInput, ListCasesCommandOutput>(
  {},
  noPlugins,
  "ListCases",
  ListCases$,
) {}

export interface ListMembershipsCommandInput extends ListMembershipsRequest {}
export interface ListMembershipsCommandOutput extends ListMembershipsResponse, MetadataBearer {}
/** Reads one page of the memberships that the caller's role may see. */
export class ListMembershipsCommand extends command<ListMembershipsCommandInput, ListMembershipsCommandOutput>(
  {},
  noPlugins,
  "ListMemberships",
  ListMemberships$,
) {}
