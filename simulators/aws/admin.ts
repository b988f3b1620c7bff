import { z } from "zod";
import type { Rendered } from "./rendered";
import type { World } from "./world";

/** The path under which tests look in; it is no part of AWS. */
export const adminPrefix = "/_admin/";

/** Answers a test: reads or clears the journal and the faults, arms a fault, lists the cases and what a session name was given. */
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
      return arm(world, body);
    case "DELETE faults":
      world.faults.clear(sessionName);
      return json(200, {});
    default:
      return json(404, { message: "No such admin path." });
  }
}

function arm(world: World, body: string): Rendered {
  try {
    return json(201, world.faults.arm(JSON.parse(body)));
  } catch (error) {
    if (error instanceof z.ZodError) return json(400, { message: z.prettifyError(error) });
    return json(400, { message: "The body is not JSON." });
  }
}

const json = (status: number, value: unknown): Rendered => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});
