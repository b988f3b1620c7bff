import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { authorize } from "./authorize";
import { cognitoLogout } from "./cognito";
import { discovery, keySet } from "./discovery";
import { endSession } from "./end-session";
import { defaultOptions, type VariantOptions } from "./options";
import { type Endpoint, type Provider, refuse } from "./provider";
import { makeSigningKeys } from "./signing-keys";
import { token } from "./token";
import { userinfo } from "./userinfo";

export type OidcVariant = { issuer: string; close: () => Promise<void> };

const endpoints: Readonly<Record<string, Endpoint>> = {
  "GET /.well-known/openid-configuration": discovery,
  "GET /keys": keySet,
  "GET /authorize": authorize,
  "POST /authorize": authorize,
  "POST /token": token,
  "GET /userinfo": userinfo,
  "POST /userinfo": userinfo,
  "GET /end-session": endSession,
  "POST /end-session": endSession,
  "GET /logout": cognitoLogout,
};

/** Signs everybody in without a page. Rejects with EADDRINUSE when the port is taken. */
export async function startOidcVariant(changes: Partial<VariantOptions> = {}): Promise<OidcVariant> {
  const options = { ...defaultOptions, ...changes };
  const keys = await makeSigningKeys(options);
  const server = createServer();
  await once(server.listen(options.port, "localhost"), "listening");
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}${options.issuerPath}`;
  const base = issuer.replace(/\/$/, "");
  const provider: Provider = { options, issuer, base, keys, codes: new Map(), accessTokens: new Map() };

  server.on("request", async (incoming, outgoing) => {
    const response = await answer(provider, await toRequest(incoming, port)).catch((error: unknown) =>
      refuse(500, "server_error", String(error)),
    );
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  });

  return {
    issuer,
    close: async () => {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}

async function answer(provider: Provider, request: Request): Promise<Response> {
  const address = request.url.split("?", 1)[0] ?? "";
  const path = address.startsWith(`${provider.base}/`) ? address.slice(provider.base.length) : undefined;
  const endpoint = endpoints[`${request.method} ${path}`];
  return endpoint === undefined ? refuse(404, "not_found", "There is nothing here.") : endpoint(provider, request);
}

async function toRequest(incoming: IncomingMessage, port: number): Promise<Request> {
  const { method = "GET", url = "/", headers } = incoming;
  const body = method === "POST" ? await buffer(incoming) : null;
  const entries = Object.entries(headers).map(([name, value]): [string, string] => [name, [value].flat().join(", ")]);
  return new Request(`http://localhost:${port}${url}`, { method, headers: entries, body });
}
