import "server-only";
import http from "node:http";
import https from "node:https";
import { env } from "@/lib/env";

/** AWS's own figures for an agent. */
const usualPool = { keepAlive: true, maxSockets: 50 };

type ProxyVariables = { HTTPS_PROXY: string; NO_PROXY?: string };

// Of Node 24.14 and later; the types are those of the oldest Node that the portal runs on.
const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: (variables: ProxyVariables) => void };

/** The proxy for calls over https. Calls over http go to this machine alone, and to no proxy. */
function proxyVariables(): ProxyVariables | undefined {
  const { HTTPS_PROXY, NO_PROXY } = env();
  return HTTPS_PROXY === undefined ? undefined : { HTTPS_PROXY, ...(NO_PROXY === undefined ? {} : { NO_PROXY }) };
}

/** Makes `fetch` use the proxy, if there is one. False if this Node cannot. */
export function sendThroughProxy(): boolean {
  const variables = proxyVariables();
  if (variables) setGlobalProxyFromEnv?.(variables);
  return variables === undefined || setGlobalProxyFromEnv !== undefined;
}

/** For AWS's clients, which do not use Node's own agent. Undefined without a proxy. */
export function outboundAgent(pool: https.AgentOptions = usualPool): https.Agent | undefined {
  const proxyEnv = proxyVariables();
  const options = { ...pool, proxyEnv };
  return proxyEnv && new https.Agent(options);
}
