import type { StsOperation } from "../operation";
import { assumedRoleArn, roleId } from "../role-sessions";

/** Needs no permission. */
export const getCallerIdentity: StsOperation = {
  service: "sts",
  name: "GetCallerIdentity",
  signed: true,
  prepare:
    ({ world, session: { role, sessionName } }) =>
    () => ({
      status: 200,
      result: {
        Arn: assumedRoleArn(role, sessionName),
        UserId: `${roleId(role)}:${sessionName}`,
        Account: world.config.accountId,
      },
    }),
};
