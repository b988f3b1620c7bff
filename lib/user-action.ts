import "server-only";
import { unstable_rethrow } from "next/navigation";
import * as z from "zod/mini";
import { isDraftOwner } from "@/lib/auth/draft-key";
import { actionSession, type Session } from "@/lib/auth/session";
import { logEvent } from "@/lib/observability/log";
import { currentRequestId } from "@/lib/observability/request-context";
import { reportUncaught } from "@/lib/observability/uncaught";
import {
  type ActionResult,
  type FailureCode,
  failed,
  invalid,
  isFailure,
  toActionIssues,
  withReference,
} from "@/lib/result";

/**
 * The page's claims: its owner, its role (or that of the first try), and the first try's age, because the device's
 * clock may be wrong. These can only make the action stricter.
 */
const pageSchema = z.strictObject({
  owner: z.string(),
  roleArn: z.string(),
  // A device's clock can jump by years, but a date before 1970 would have no text.
  firstTriedMillisecondsAgo: z.optional(z.number().check(z.nonnegative(), z.lte(20 * 365 * 86_400_000))),
});

type Page = z.infer<typeof pageSchema>;

type Work<Schema extends z.core.$ZodType, Answer> = (
  session: Session,
  values: z.output<Schema>,
  sent: { input: z.input<Schema>; page: Page | undefined },
) => Promise<Answer>;

/**
 * Checks the session, the origin, the page's owner and role, and the input; logs refusals. Throws only Next's redirect
 * and not-found: any other error would replace the page, and the typing with it.
 */
export function userAction<Schema extends z.core.$ZodType, Answer>(
  name: string,
  schema: Schema,
  work: Work<Schema, Answer>,
): (input: unknown, page?: unknown) => Promise<Answer | ActionResult> {
  return async (input, page) => {
    try {
      const answer = await run(name, schema, work, input, page);
      return isFailure(answer) ? withReference(answer, currentRequestId()) : answer;
    } catch (error) {
      unstable_rethrow(error);
      reportUncaught(error, { routePath: name, routeType: "action" });
      return withReference(failed("portal-error"), currentRequestId());
    }
  };
}

async function run<Schema extends z.core.$ZodType, Answer>(
  name: string,
  schema: Schema,
  work: Work<Schema, Answer>,
  input: unknown,
  page: unknown,
): Promise<Answer | ActionResult> {
  const session = await actionSession();
  if (!session) return refuse(name, "signed-out");

  const claims = z.safeParse(z.optional(pageSchema), page);
  if (!claims.success)
    return refuseInput(name, [{ path: "", message: "Reload this page: the portal cannot read what it sent." }]);
  // Someone else may have signed in in another tab.
  if (claims.data && !isDraftOwner(session, claims.data.owner)) return refuse(name, "other-user");
  // The page shows another role, and AWS may not recognise a first try made under that one.
  if (claims.data && claims.data.roleArn !== session.role.arn) return refuse(name, "other-role");

  const parsed = z.safeParse(schema, input);
  if (!parsed.success) return refuseInput(name, toActionIssues(parsed.error.issues));
  // The schema has just accepted it, so it has the schema's input shape.
  return work(session, parsed.data, { input: input as z.input<Schema>, page: claims.data });
}

function refuse(operation: string, code: FailureCode): ActionResult {
  logEvent("warn", { event: "access_refused", operation, outcome: code });
  return failed(code);
}

const maxFieldsLogged = 50;

function refuseInput(operation: string, issues: { path: string; message: string }[]): ActionResult {
  const fields = issues.map(({ path }) => path).slice(0, maxFieldsLogged);
  logEvent("warn", { event: "input_refused", operation, fields });
  return invalid(issues);
}
