import { createServer } from "node:http";
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";

export type SigningKey = { readonly alg: string; readonly privateKey: CryptoKey; readonly publicJwk: JWK };

export type TestIssuer = {
  readonly url: string;
  /** The issuer in the discovery document. */
  issuer: string;
  /** The published keys. A test may change them. */
  keys: JWK[];
  readonly close: () => Promise<void>;
};

/** The public key has no `kid` or `alg` unless the test adds them. */
export async function aSigningKey(alg = "RS256"): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, privateKey, publicJwk: await exportJWK(publicKey) };
}

/** Only publishes keys. `path` becomes the end of its issuer. */
export async function startTestIssuer(keys: JWK[], path = ""): Promise<TestIssuer> {
  const server = createServer((request, response) => {
    const isKeys = request.url === "/keys";
    const isDiscovery = request.url === `${path.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const body = isKeys ? { keys: running.keys } : { issuer: running.issuer, jwks_uri: `${origin}/keys` };
    response.writeHead(isKeys || isDiscovery ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const running: TestIssuer = {
    url: `${origin}${path}`,
    issuer: `${origin}${path}`,
    keys,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return running;
}

/** An id_token of ana with the responders' tag, valid for five minutes. */
export function anIdToken(
  key: SigningKey,
  issuer: string,
  claims: Readonly<Record<string, unknown>> = {},
  kid?: string,
): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const payload: JWTPayload = {
    iss: issuer,
    sub: "ana-1",
    aud: "casedesk",
    iat,
    exp: iat + 300,
    "https://aws.amazon.com/tags": { principal_tags: { "ir-responders": ["true"] }, transitive_tag_keys: [] },
    ...claims,
  };
  const header = kid === undefined ? { alg: key.alg } : { alg: key.alg, kid };
  return new SignJWT(payload).setProtectedHeader(header).sign(key.privateKey);
}
