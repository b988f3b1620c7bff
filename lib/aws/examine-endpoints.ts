import "server-only";
import { SecurityIRClient } from "@aws-sdk/client-security-ir";
import { STSClient } from "@aws-sdk/client-sts";
import { endpointOf } from "@/lib/aws/endpoint";
import { env } from "@/lib/env";
import { answerMilliseconds, compareClocks, type Finding, ok, unreachable } from "@/lib/finding";

/** Asks both services of AWS without credentials, to learn if they answer, and reads STS's clock. Never throws. */
export async function examineEndpoints(): Promise<Finding[]> {
  const [sts, securityIr] = await Promise.all([
    examine("sts", () => urlOf(new STSClient({ region: env().AWS_REGION }), "STS")),
    examine("security-ir", () => urlOf(new SecurityIRClient({ region: env().AWS_REGION }), "SECURITY_IR")),
  ]);
  return [...sts, ...securityIr.slice(0, 1)];
}

/** The parts that AWS's clients share. */
type Client = {
  config: {
    endpointProvider: (parameters: { Region: string; UseFIPS: boolean; UseDualStack: boolean }) => { url: URL };
    useFipsEndpoint: () => Promise<boolean>;
    useDualstackEndpoint: () => Promise<boolean>;
  };
};

/** The one of the settings, else the one that AWS's own client would choose. */
async function urlOf({ config }: Client, service: "STS" | "SECURITY_IR"): Promise<URL> {
  const { endpoint } = endpointOf(service);
  if (endpoint) return new URL(endpoint);
  // Not hooks of React, as their names suggest.
  const { useFipsEndpoint: isFips, useDualstackEndpoint: isDualStack } = config;
  const [UseFIPS, UseDualStack] = await Promise.all([isFips(), isDualStack()]);
  return config.endpointProvider({ Region: env().AWS_REGION, UseFIPS, UseDualStack }).url;
}

async function examine(check: string, findUrl: () => Promise<URL>): Promise<Finding[]> {
  let address = check;
  try {
    const url = await findUrl();
    address = url.origin;
    const before = Date.now();
    const { status, headers, body } = await fetch(url, {
      ...{ redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(answerMilliseconds) },
    });
    await body?.cancel();
    return [
      ok(check, `${address} answers (${status}; nobody is signed in).`),
      compareClocks(url.host, headers.get("date"), [before, Date.now()]),
    ];
  } catch (error) {
    return [unreachable(check, address, error)];
  }
}
