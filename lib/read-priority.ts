import "server-only";
import type { Priority } from "@/lib/aws/pace";

/** A page says if nobody waits for what it asks. */
export function toPriority(query: URLSearchParams): Priority {
  return query.has("background") ? "background" : "person";
}
