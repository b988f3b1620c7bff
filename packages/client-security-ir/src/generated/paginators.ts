// Generated from service-2.json by scripts/generate.ts. Do not edit.

import { createPaginator } from "@smithy/core";
import type { PaginationConfiguration, Paginator } from "@smithy/types";
import { SecurityIRClient } from "../security-ir-client";
import type {
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
} from "./command-types";
import {
  ListCaseEditsCommand,
  ListCasesCommand,
  ListCommentsCommand,
  ListInvestigationsCommand,
  ListMembershipsCommand,
} from "./commands";

export interface SecurityIRPaginationConfiguration extends PaginationConfiguration {
  client: SecurityIRClient;
}

export const paginateListCaseEdits: (
  config: SecurityIRPaginationConfiguration,
  input: ListCaseEditsCommandInput,
  ...rest: unknown[]
) => Paginator<ListCaseEditsCommandOutput> = createPaginator<
  SecurityIRPaginationConfiguration,
  ListCaseEditsCommandInput,
  ListCaseEditsCommandOutput
>(SecurityIRClient, ListCaseEditsCommand, "nextToken", "nextToken", "maxResults");

export const paginateListCases: (
  config: SecurityIRPaginationConfiguration,
  input: ListCasesCommandInput,
  ...rest: unknown[]
) => Paginator<ListCasesCommandOutput> = createPaginator<
  SecurityIRPaginationConfiguration,
  ListCasesCommandInput,
  ListCasesCommandOutput
>(SecurityIRClient, ListCasesCommand, "nextToken", "nextToken", "maxResults");

export const paginateListComments: (
  config: SecurityIRPaginationConfiguration,
  input: ListCommentsCommandInput,
  ...rest: unknown[]
) => Paginator<ListCommentsCommandOutput> = createPaginator<
  SecurityIRPaginationConfiguration,
  ListCommentsCommandInput,
  ListCommentsCommandOutput
>(SecurityIRClient, ListCommentsCommand, "nextToken", "nextToken", "maxResults");

export const paginateListInvestigations: (
  config: SecurityIRPaginationConfiguration,
  input: ListInvestigationsCommandInput,
  ...rest: unknown[]
) => Paginator<ListInvestigationsCommandOutput> = createPaginator<
  SecurityIRPaginationConfiguration,
  ListInvestigationsCommandInput,
  ListInvestigationsCommandOutput
>(SecurityIRClient, ListInvestigationsCommand, "nextToken", "nextToken", "maxResults");

export const paginateListMemberships: (
  config: SecurityIRPaginationConfiguration,
  input: ListMembershipsCommandInput,
  ...rest: unknown[]
) => Paginator<ListMembershipsCommandOutput> = createPaginator<
  SecurityIRPaginationConfiguration,
  ListMembershipsCommandInput,
  ListMembershipsCommandOutput
>(SecurityIRClient, ListMembershipsCommand, "nextToken", "nextToken", "maxResults");
