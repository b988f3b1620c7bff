import "server-only";
import { env, SettingsError } from "@/lib/env";
import { logEvent } from "@/lib/log";

/** Ends the process with exit code 1 and a sentence per wrong setting; else logs which AWS endpoints are overridden. */
export function checkSettingsAtStart(): void {
  try {
    const { AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL_SECURITY_IR } = env();
    if (AWS_ENDPOINT_URL_STS) logEvent("warn", { event: "endpoint_overridden", setting: "AWS_ENDPOINT_URL_STS" });
    if (AWS_ENDPOINT_URL_SECURITY_IR) {
      logEvent("warn", { event: "endpoint_overridden", setting: "AWS_ENDPOINT_URL_SECURITY_IR" });
    }
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\nEvery setting is described in .env.example.\n`);
    process.exit(1);
  }
}
