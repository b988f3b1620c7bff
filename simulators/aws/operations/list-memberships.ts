import { membershipSummary } from "../membership";
import type { Operation } from "../operation";
import { pageOf, pageShape } from "../page";
import { requirePermission } from "../permissions";
import { requireValid } from "../validation";

/** POST /v1/memberships → 200 with the account's one active membership. */
export const listMemberships: Operation = {
  name: "ListMemberships",
  signed: true,
  prepare: ({ world, input, session }) => {
    requirePermission(session, "security-ir:ListMemberships", "*");
    requireValid(pageShape, input);

    return () => {
      const memberships = [{ ...membershipSummary(world.config), membershipStatus: "Active" }];
      return { status: 200, result: pageOf(memberships, input) };
    };
  },
};
