import "server-only";
import { env } from "@/lib/env";

/**
 * Where a client finds the service: the address of the portal's own settings, else AWS's. The SDK would also take one from an AWS configuration
 * file that lies on the machine, and send id_tokens and cases there, unseen: it is told not to.
 */
export function endpointOf(service: "STS" | "SECURITY_IR"): { ignoreConfiguredEndpointUrls: true; endpoint?: string } {
  const settings = env();
  const endpoint = settings[`AWS_ENDPOINT_URL_${service}`] ?? settings.AWS_ENDPOINT_URL;
  return { ignoreConfiguredEndpointUrls: true, ...(endpoint === undefined ? {} : { endpoint }) };
}
