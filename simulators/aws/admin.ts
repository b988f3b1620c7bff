import { z } from "zod";
import { AwsError } from "./aws-error";
import { caseIdShape, requireCase } from "./case-resource";
import type { StoredComment } from "./case-store";
import type { Rendered } from "./rendered";
import { required, requireValid, structure, text } from "./validation";
import type { World } from "./world";

/** Where tests control and inspect the simulator. Not part of AWS. */
export const adminPrefix = "/_admin/";

export function administer(world: World, method: string, url: URL, body: string): Rendered {
  const sessionName = url.searchParams.get("sessionName");
  switch (`${method} ${url.pathname.slice(adminPrefix.length)}`) {
    case "GET health":
      return json(200, { status: "ok" });
    case "GET journal":
      return json(200, world.journal.find({ sessionName, operation: url.searchParams.get("operation") }));
    case "DELETE journal":
      world.journal.clear(sessionName);
      return json(200, {});
    case "GET cases":
      return json(200, world.cases.list());
    case "GET credentials":
      return json(
        200,
        world.sessions
          .named(sessionName)
          .map(({ accessKeyId, secretAccessKey, sessionToken }) => ({ accessKeyId, secretAccessKey, sessionToken })),
      );
    case "GET faults":
      return json(200, world.faults.list());
    case "POST faults":
      return created(() => world.faults.arm(JSON.parse(body)));
    case "POST comments":
      return created(() => addComment(world, JSON.parse(body)));
    case "DELETE faults":
      world.faults.clear(sessionName);
      return json(200, {});
    default:
      return json(404, { message: "No such admin path." });
  }
}

// The forms of a principal in AWS's model (PrincipalId).
const principal =
  /AWS Responder|\d{12}|arn:aws:iam::\d{12}:(?:user|role|group|root)(?:\/[^/]+)*|arn:aws:sts::\d{12}:assumed-role\/[^/]+\/[^/]+|security-ir\.amazonaws\.com/;

const commentShape = structure({
  caseId: caseIdShape,
  body: required(text({ min: 1, max: 12_000 })),
  creator: required(text({ pattern: principal })),
});

function addComment(world: World, comment: unknown): StoredComment {
  requireValid(commentShape, comment);
  // The shape has checked that all three are strings.
  const { caseId, body, creator } = comment as Record<"caseId" | "body" | "creator", string>;
  return world.cases.addComment(requireCase(world, caseId).caseId, body, creator);
}

function created(make: () => unknown): Rendered {
  try {
    return json(201, make());
  } catch (error) {
    if (error instanceof AwsError) return json(error.status, { message: error.message, ...error.members });
    if (error instanceof z.ZodError) return json(400, { message: z.prettifyError(error) });
    return json(400, { message: "The body is not JSON." });
  }
}

const json = (status: number, value: unknown): Rendered => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});
