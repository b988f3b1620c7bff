import { createPaginator } from "@smithy/core";
import type { PaginationConfiguration, Paginator } from "@smithy/types";
import {
  ListCasesCommand,
  type ListCasesCommandInput,
  type ListCasesCommandOutput,
  ListMembershipsCommand,
  type ListMembershipsCommandInput,
  type ListMembershipsCommandOutput,
} from "./commands";
import { SecurityIRClient } from "./security-ir-client";

/** The client to page with, and how many items to ask for at a time. */
export interface SecurityIRPaginationConfiguration extends PaginationConfiguration {
  client: SecurityIRClient;
}

/** Reads the account's cases page by page. */
export const paginateListCases: (
  config: SecurityIRPaginationConfiguration,
  input: ListCasesCommandInput,
  ...rest: unknown[]
) => Paginator<ListCasesCommandOutput> = createPaginator<
  SecurityIRPaginationConfiguration,
  ListCasesCommandInput,
  ListCasesCommandOutput
>(SecurityIRClient, ListCasesCommand, "nextToken", "nextToken", "maxResults");

/** Reads the memberships page by page. */
export const paginateListMemberships: (
  config: SecurityIRPaginationConfiguration,
  input: ListMembershipsCommandInput,
  ...rest: unknown[]
) => Paginator<ListMembershipsCommandOutput> = createPaginator<
  SecurityIRPaginationConfiguration,
  ListMembershipsCommandInput,
  ListMembershipsCommandOutput
>(SecurityIRClient, ListMembershipsCommand, "nextToken", "nextToken", "maxResults");
