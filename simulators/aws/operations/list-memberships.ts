import { membershipSummary } from "../membership";
import type { SecurityIrOperation } from "../operation";
import { pageOf, pageShape } from "../page";
import { requirePermission } from "../permissions";
import { requireValid } from "../validation";

export const listMemberships: SecurityIrOperation = {
  service: "security-ir",
  name: "ListMemberships",
  route: "POST /v1/memberships",
  prepare: ({ world, input, session }) => {
    requirePermission(session, "security-ir:ListMemberships", "*");
    requireValid(pageShape, input);

    return () => {
      const memberships = [{ ...membershipSummary(world.config), membershipStatus: "Active" }];
      return { status: 200, result: pageOf(memberships, input) };
    };
  },
};
