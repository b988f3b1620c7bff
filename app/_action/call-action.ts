import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type ActionFailure, failed } from "@/lib/result";
import { isOffline } from "./is-offline";

/**
 * Returns a lost connection or an outdated page as a value: a throw would replace the page, and the typing with it.
 * Offline, nothing is sent.
 */
export async function callAction<Answer>(call: () => Promise<Answer>): Promise<Answer | ActionFailure> {
  if (isOffline()) return failed("offline");
  try {
    return await call();
  } catch (error) {
    unstable_rethrow(error);
    // lib/request-guard.ts says so instead of the action when nobody is signed in.
    if (error instanceof Error && error.message === "signed-out") return failed("signed-out");
    return failed(unstable_isUnrecognizedActionError(error) ? "outdated" : "unreachable");
  }
}
