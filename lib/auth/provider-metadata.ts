import "server-only";
import type { ExportedJWKSCache, ServerMetadata } from "openid-client";
import * as z from "zod";
import { boundedFetch } from "@/lib/auth/bounded-fetch";
import { env } from "@/lib/env";
import { processWide } from "@/lib/observability/process-wide";

export const metadataSchema = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  userinfo_endpoint: z.string().optional(),
  end_session_endpoint: z.string().optional(),
});

// A provider moves its endpoints rarely. A sign-in that fails has them read again sooner.
const rememberedMilliseconds = 600_000;

type Remembered = {
  metadata?: { value: ServerMetadata; readAt: number };
  underWay?: Promise<ServerMetadata>;
  keys?: ExportedJWKSCache;
};

const remembered = (): Remembered => processWide("identity-provider", (): Remembered => ({}));

/** The discovery document, at most ten minutes old. */
export async function providerMetadata(nowMilliseconds = performance.now()): Promise<ServerMetadata> {
  const { metadata } = remembered();
  const isFresh = metadata !== undefined && nowMilliseconds - metadata.readAt < rememberedMilliseconds;
  return isFresh ? metadata.value : readOnce();
}

// However many people sign in at once, one call is under way.
function readOnce(): Promise<ServerMetadata> {
  const memory = remembered();
  memory.underWay ??= readMetadata(callMilliseconds).finally(() => {
    delete memory.underWay;
  });
  return memory.underWay;
}

/** Asks the provider, and keeps the answer for the sign-ins that follow. */
export async function readMetadata(milliseconds: number): Promise<ServerMetadata> {
  const value = await discover(AbortSignal.timeout(milliseconds));
  remembered().metadata = { value, readAt: performance.now() };
  return value;
}

export function rememberedKeys(): ExportedJWKSCache | undefined {
  return remembered().keys;
}

export function rememberKeys(keys: ExportedJWKSCache): void {
  remembered().keys = keys;
}

/** So that the next sign-in asks the provider again. */
export function forgetProvider(): void {
  const memory = remembered();
  delete memory.metadata;
  delete memory.keys;
}

/** For all calls of one step of a sign-in together. */
export const callMilliseconds = 10_000;

async function discover(deadline: AbortSignal): Promise<ServerMetadata> {
  const fetchBounded = boundedFetch(deadline);
  const headers = { accept: "application/json" };
  const response = await fetchBounded(discoveryUrl(), { method: "GET", headers, body: undefined, redirect: "manual" });
  if (response.status !== 200) throw new Error("The discovery document answered with another status than 200");
  const { userinfo_endpoint, end_session_endpoint, ...required } = metadataSchema.parse(await response.json());
  if (!isOurIssuer(required.issuer)) {
    throw new Error("The issuer of the discovery document is not OIDC_ISSUER");
  }
  return {
    ...required,
    ...(userinfo_endpoint ? { userinfo_endpoint } : {}),
    ...(end_session_endpoint ? { end_session_endpoint } : {}),
    // Only the token says which one a provider uses. These are accepted, whatever the document says.
    id_token_signing_alg_values_supported: ["RS256", "ES256"],
  };
}

export function isOurIssuer(issuer: string): boolean {
  return withoutSlash(issuer) === withoutSlash(env().OIDC_ISSUER);
}

// OpenID Connect Discovery 1.0, section 4: drop the trailing slash before appending the well-known path.
export function discoveryUrl(): string {
  return `${withoutSlash(env().OIDC_ISSUER)}/.well-known/openid-configuration`;
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, "");
}
