import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, type JWTPayload, SignJWT } from "jose";

/** A test changes the one thing it is about. */
export type IssuerBehaviour = {
  /** Undefined leaves a claim out. */
  claims: Record<string, unknown>;
  algorithm: "RS256" | "ES256" | "ES256 by another key" | "ES256 by a new key" | "PS256" | "HS256" | "none";
  /** Changes the finished token. */
  tamper: (idToken: string) => string;
  /** Undefined if the issuer has no userinfo endpoint. */
  userinfo: { status: number; body: object } | undefined;
  discovery: Record<string, unknown>;
  /** Instead of its own. */
  keys: object[] | undefined;
  /** How far its clock is ahead. */
  clockSeconds: number;
  /** Never answers. */
  silent: boolean;
};

/** The smallest identity provider that openid-client accepts. */
export type IssuerDouble = {
  issuer: string;
  behave(changes?: Partial<IssuerBehaviour>): void;
  /** Signs in at once. Returns where the browser is sent. */
  authorize(authorizationUrl: string): URL;
  /** Requested paths, in order. */
  asked: string[];
  close(): Promise<void>;
};

const usual: IssuerBehaviour = {
  claims: {},
  algorithm: "RS256",
  tamper: (idToken) => idToken,
  userinfo: undefined,
  discovery: {},
  keys: undefined,
  clockSeconds: 0,
  silent: false,
};

// Shared, because making an RSA key is slow.
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const unpublished = generateKeyPairSync("ec", { namedCurve: "P-256" });

/** On a free port. `path` ends the issuer: `/`, `/realms/company/`. */
export async function startIssuerDouble(path = "", clientSecret = "a-client-secret"): Promise<IssuerDouble> {
  const keys = [
    { ...(await exportJWK(rsa.publicKey)), kid: "rsa", use: "sig" },
    { ...(await exportJWK(ec.publicKey)), kid: "ec", use: "sig" },
  ];
  const newKey = { ...(await exportJWK(unpublished.publicKey)), kid: "new", use: "sig" };
  const asked: string[] = [];
  let behaviour = usual;
  let nonce = "";

  async function idToken(): Promise<string> {
    const { claims, algorithm, tamper } = behaviour;
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      iss: issuer,
      aud: "casedesk",
      sub: "subject-1",
      iat: now,
      exp: now + 300,
      nonce,
      email: "ana@example.com",
      email_verified: true,
      name: "Ana Example",
      groups: ["ir-responders"],
      ...claims,
    };
    return tamper(await sign(payload, algorithm));
  }

  function sign(payload: JWTPayload, algorithm: IssuerBehaviour["algorithm"]): Promise<string> {
    const jwt = new SignJWT(payload);
    switch (algorithm) {
      case "RS256":
      case "PS256":
        return jwt.setProtectedHeader({ alg: algorithm, kid: "rsa" }).sign(rsa.privateKey);
      case "ES256":
        return jwt.setProtectedHeader({ alg: algorithm, kid: "ec" }).sign(ec.privateKey);
      case "ES256 by another key":
        return jwt.setProtectedHeader({ alg: "ES256", kid: "ec" }).sign(unpublished.privateKey);
      case "ES256 by a new key":
        return jwt.setProtectedHeader({ alg: "ES256", kid: "new" }).sign(unpublished.privateKey);
      case "HS256":
        return jwt.setProtectedHeader({ alg: algorithm }).sign(new TextEncoder().encode(clientSecret));
      case "none":
        return Promise.resolve(`${part({ alg: "none" })}.${part(payload)}.`);
    }
  }

  async function answerTo(route: string): Promise<{ status: number; body: object }> {
    if (route === "/.well-known/openid-configuration") {
      const base = withoutSlash(issuer);
      const endpoints = {
        authorization_endpoint: `${base}/authorize`,
        token_endpoint: `${base}/token`,
        jwks_uri: `${base}/jwks`,
        end_session_endpoint: `${base}/end-session`,
        ...(behaviour.userinfo ? { userinfo_endpoint: `${base}/userinfo` } : {}),
      };
      return { status: 200, body: { issuer, ...endpoints, ...behaviour.discovery } };
    }
    if (route === "/jwks") {
      const own = behaviour.algorithm === "ES256 by a new key" ? [newKey] : keys;
      return { status: 200, body: { keys: behaviour.keys ?? own } };
    }
    if (route === "/userinfo") return behaviour.userinfo ?? { status: 404, body: {} };
    if (route !== "/token") return { status: 404, body: {} };
    const tokens = { access_token: "an-access-token", refresh_token: "a-refresh-token", token_type: "Bearer" };
    return { status: 200, body: { ...tokens, id_token: await idToken() } };
  }

  const server = createServer((request, response) => {
    const route = (request.url ?? "").slice(withoutSlash(path).length);
    asked.push(route);
    if (behaviour.silent) return;
    request.resume().on("end", async () => {
      const { status, body } = await answerTo(route);
      const date = new Date(Date.now() + behaviour.clockSeconds * 1000).toUTCString();
      response.writeHead(status, { "content-type": "application/json", date }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // A server that listens on TCP has one.
  const issuer = `http://127.0.0.1:${port}${path}`;

  return {
    issuer,
    asked,
    behave(changes = {}) {
      behaviour = { ...usual, ...changes };
      asked.length = 0;
    },
    authorize(authorizationUrl) {
      const { searchParams } = new URL(authorizationUrl);
      nonce = searchParams.get("nonce") ?? "";
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.search = new URLSearchParams({ code: "a-code", state: searchParams.get("state") ?? "" }).toString();
      return back;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, "");
}
