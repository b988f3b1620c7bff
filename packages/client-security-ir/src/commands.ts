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

/** What BatchGetMemberAccountDetails is asked. */
export interface BatchGetMemberAccountDetailsCommandInput extends BatchGetMemberAccountDetailsRequest {}
/** What BatchGetMemberAccountDetails answers, with the status, the request id and the number of attempts in `$metadata`. */
export interface BatchGetMemberAccountDetailsCommandOutput
  extends BatchGetMemberAccountDetailsResponse,
    MetadataBearer {}
/** Says how accounts relate to a membership, for 1–100 accounts. */
export class BatchGetMemberAccountDetailsCommand extends command<
  BatchGetMemberAccountDetailsCommandInput,
  BatchGetMemberAccountDetailsCommandOutput
>({}, noPlugins, "BatchGetMemberAccountDetails", BatchGetMemberAccountDetails$) {}

/** What CreateCase is asked. */
export interface CreateCaseCommandInput extends CreateCaseRequest {}
/** What CreateCase answers, with the status, the request id and the number of attempts in `$metadata`. */
export interface CreateCaseCommandOutput extends CreateCaseResponse, MetadataBearer {}
/** Opens a case. Pass `clientToken` to make a repeated call safe; without one each call gets its own. */
export class CreateCaseCommand extends command<CreateCaseCommandInput, CreateCaseCommandOutput>(
  {},
  noPlugins,
  "CreateCase",
  CreateCase$,
) {}

/** What GetCase is asked. */
export interface GetCaseCommandInput extends GetCaseRequest {}
/** What GetCase answers, with the status, the request id and the number of attempts in `$metadata`. */
export interface GetCaseCommandOutput extends GetCaseResponse, MetadataBearer {}
/** Reads a case. */
export class GetCaseCommand extends command<GetCaseCommandInput, GetCaseCommandOutput>(
  {},
  noPlugins,
  "GetCase",
  GetCase$,
) {}

/** What GetMembership is asked. */
export interface GetMembershipCommandInput extends GetMembershipRequest {}
/** What GetMembership answers, with the status, the request id and the number of attempts in `$metadata`. */
export interface GetMembershipCommandOutput extends GetMembershipResponse, MetadataBearer {}
/** Reads a membership. */
export class GetMembershipCommand extends command<GetMembershipCommandInput, GetMembershipCommandOutput>(
  {},
  noPlugins,
  "GetMembership",
  GetMembership$,
) {}

/** What ListCases is asked. */
export interface ListCasesCommandInput extends ListCasesRequest {}
/** What ListCases answers, with the status, the request id and the number of attempts in `$metadata`. */
export interface ListCasesCommandOutput extends ListCasesResponse, MetadataBearer {}
/** Reads one page of the account's cases. */
export class ListCasesCommand extends command<ListCasesCommandInput, ListCasesCommandOutput>(
  {},
  noPlugins,
  "ListCases",
  ListCases$,
) {}

/** What ListMemberships is asked. */
export interface ListMembershipsCommandInput extends ListMembershipsRequest {}
/** What ListMemberships answers, with the status, the request id and the number of attempts in `$metadata`. */
export interface ListMembershipsCommandOutput extends ListMembershipsResponse, MetadataBearer {}
/** Reads one page of the memberships that the caller's role may see. */
export class ListMembershipsCommand extends command<ListMembershipsCommandInput, ListMembershipsCommandOutput>(
  {},
  noPlugins,
  "ListMemberships",
  ListMemberships$,
) {}
