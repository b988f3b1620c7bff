import "server-only";
import { env, SettingsError } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";
import { sendThroughProxy } from "@/lib/outbound-proxy";

const endpointSettings = ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SECURITY_IR"] as const;

/** Exits with code 1 and a line for each wrong setting, or logs which AWS endpoints are overridden. */
export function checkSettingsAtStart(): void {
  try {
    const settings = env();
    // Whole companies set it on every machine, so it stops no start.
    if (!sendThroughProxy()) logEvent("warn", { event: "proxy_ignored", setting: "HTTPS_PROXY" });
    for (const setting of endpointSettings) {
      if (settings[setting]) logEvent("warn", { event: "endpoint_overridden", setting });
    }
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    logEvent("error", { event: "config_refused", settings: error.settings });
    process.stderr.write(`${error.message}\nEvery setting is described in .env.example.\n`);
    process.exit(1);
  }
}
