import "server-only";
import { env } from "@/lib/env";

/**
 * Where a client finds the service: the address in the portal's settings, else AWS's. By itself the SDK would also take
 * an address from an AWS configuration file on the machine, and send id_tokens and cases there.
 */
export function endpointOf(service: "STS" | "SECURITY_IR"): { ignoreConfiguredEndpointUrls: true; endpoint?: string } {
  const settings = env();
  const endpoint = settings[`AWS_ENDPOINT_URL_${service}`] ?? settings.AWS_ENDPOINT_URL;
  return { ignoreConfiguredEndpointUrls: true, ...(endpoint === undefined ? {} : { endpoint }) };
}
