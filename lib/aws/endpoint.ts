import "server-only";
import { env } from "@/lib/env";

/**
 * The address in the portal's settings, else AWS's. The SDK would also read an address from an AWS configuration file
 * on the machine, and send id_tokens and cases there.
 */
export function endpointOf(service: "STS" | "SECURITY_IR"): { ignoreConfiguredEndpointUrls: true; endpoint?: string } {
  const settings = env();
  const endpoint = settings[`AWS_ENDPOINT_URL_${service}`] ?? settings.AWS_ENDPOINT_URL;
  return { ignoreConfiguredEndpointUrls: true, ...(endpoint === undefined ? {} : { endpoint }) };
}
