import { caseArn } from "./case-arn";
import { caseIdShape, requireCase } from "./case-resource";
import type { Reply, SecurityIrOperation, SignedCall } from "./operation";
import { requirePermission } from "./permissions";
import { assumedRoleArn } from "./role-sessions";
import type { StoredCase } from "./stored-case";
import { type Member, requireValid, type Shape, structure } from "./validation";

type CaseOperation = {
  readonly name: string;
  readonly route: SecurityIrOperation["route"];
  readonly body: Shape;
  /** Labels of the path besides the case's ID. */
  readonly labels?: Readonly<Record<string, Member>>;
  /** `principal` is the caller as AWS names them in what they write. */
  readonly perform: (stored: StoredCase, call: SignedCall & { readonly principal: string }) => Reply;
};

/** An operation on one case: permission first, then the shapes, then whether the case exists. */
export function caseOperation({ name, route, body, labels = {}, perform }: CaseOperation): SecurityIrOperation {
  const labelShape = structure({ caseId: caseIdShape, ...labels });
  return {
    service: "security-ir",
    name,
    route,
    prepare: (call) => {
      const { world, session, entry } = call;
      const caseId = String(call.labels.caseId);
      entry.caseId = caseId;
      requirePermission(session, `security-ir:${name}`, caseArn(world.config, caseId));
      requireValid(labelShape, call.labels);
      requireValid(body, call.input);
      const principal =
        world.creators === "account" ? world.config.accountId : assumedRoleArn(session.role, session.sessionName);
      return () => perform(requireCase(world, caseId), { ...call, principal });
    },
  };
}

export const noBody = structure({});
