import { securityIrError } from "./aws-error";
import type { Commit, SecurityIrOperation, SignedCall } from "./operation";
import { requirePermission } from "./permissions";
import type { StoredCase } from "./stored-case";
import { required, requireValid, type Shape, structure, text } from "./validation";
import type { World } from "./world";

const arn = /arn:aws:security-ir:\w+?-\w+?-\d+:[0-9]{12}:(membership\/m-[a-z0-9]{10,32}|case\/[0-9]{10})/;

const labelShape = structure({ resourceArn: required(text({ min: 12, max: 1010, pattern: arn })) });

/** An operation on the tags of a case, named by its ARN. Memberships have no tags here. */
export function tagOperation(
  name: string,
  route: SecurityIrOperation["route"],
  body: Shape,
  perform: (stored: StoredCase, call: SignedCall) => ReturnType<Commit>,
): SecurityIrOperation {
  return {
    service: "security-ir",
    name,
    route,
    prepare: (call) => {
      const resourceArn = String(call.labels.resourceArn);
      call.entry.caseId = caseIdOf(resourceArn);
      requirePermission(call.session, `security-ir:${name}`, resourceArn);
      requireValid(labelShape, call.labels);
      requireValid(body, call.input);
      return () => perform(requireTagged(call.world, resourceArn), call);
    },
  };
}

const caseIdOf = (resourceArn: string): string => resourceArn.slice(resourceArn.lastIndexOf("/") + 1);

function requireTagged(world: World, resourceArn: string): StoredCase {
  const stored = world.cases.get(caseIdOf(resourceArn));
  if (stored?.caseArn === resourceArn) return stored;
  throw securityIrError("ResourceNotFoundException", `Resource ${resourceArn} was not found.`);
}
