import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { callMilliseconds, readMetadata } from "@/lib/auth/provider-metadata";
import { reasonOfFailure } from "@/lib/auth/sign-in-failure";
import { logEvent } from "@/lib/observability/log";

/** A machine's network can be up later than the portal, and so can the provider. */
const tries = 3;

/** Logs once why sign-ins will fail, if they will. Call once at startup. Ends within 40 seconds, and never throws. */
export async function reportWrongIssuer(waitMilliseconds = 5000): Promise<void> {
  for (let left = tries - 1; left >= 0; left -= 1) {
    const error = await readMetadata(callMilliseconds).then(() => undefined, toError);
    if (error === undefined) return;
    const reason = reasonOfFailure(error);
    if (left === 0 || reason === "issuer-mismatch") {
      const fields = { setting: "OIDC_ISSUER", errorName: error.name, ...(reason === undefined ? {} : { reason }) };
      logEvent("warn", { event: "issuer_unusable", ...fields });
      return;
    }
    await wait(waitMilliseconds, undefined, { ref: false });
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error("Not an error");
}
