import type { ReadFailure } from "@/lib/cases/aws-failure";
import type { Membership } from "@/lib/cases/membership";

/** As they travel to the browser. `membership` is undefined if AWS lists none. */
export type ReadMembership = { status: "read"; membership?: Membership } | { status: ReadFailure };

export type ReadOutsiders = { status: "read"; outside: string[] } | { status: ReadFailure };

/** Account IDs, separated by spaces: a header, because addresses get into logs. */
export const accountsHeader = "x-casedesk-accounts";
