import "server-only";
import * as z from "zod";
import { boundedFetch } from "@/lib/auth/bounded-fetch";
import { discoveryUrl, isOurIssuer, metadataSchema } from "@/lib/auth/provider-metadata";
import { env } from "@/lib/env";
import { answerMilliseconds, compareClocks, type Finding, ok, unreachable, wrong } from "@/lib/finding";

type Metadata = z.infer<typeof metadataSchema>;

/** The discovery document, the provider's clock and its keys. Never throws. */
export async function examineProvider(): Promise<Finding[]> {
  const url = discoveryUrl();
  const before = Date.now();
  const answer = await ask(url).catch((error: unknown) => unreachable("discovery", url, error));
  if ("sentence" in answer) return [answer];
  const clock = compareClocks(new URL(url).host, answer.headers.get("date"), [before, Date.now()]);
  const document = await readDocument(url, answer);
  if ("sentence" in document) return [document, clock];
  const { metadata } = document;
  const findings = [...examineIssuer(metadata), ...examineEndpoints(metadata)];
  const discovery = findings.length > 0 ? findings : [ok("discovery", `${url} answers for OIDC_ISSUER.`)];
  return [...discovery, clock, await examineKeys(metadata.jwks_uri)];
}

function ask(url: string): Promise<Response> {
  const headers = { accept: "application/json" };
  const options = { method: "GET", headers, body: undefined, redirect: "manual" } as const;
  return boundedFetch(AbortSignal.timeout(answerMilliseconds))(url, options);
}

async function readDocument(url: string, answer: Response): Promise<{ metadata: Metadata } | Finding> {
  const advice = "OIDC_ISSUER must be the `iss` of the provider's tokens, letter for letter";
  if (answer.status !== 200) return wrong("discovery", `${url} answers ${answer.status}, not 200: ${advice}.`);
  const parsed = metadataSchema.safeParse(await answer.json().catch(() => undefined));
  return parsed.success ? { metadata: parsed.data } : wrong("discovery", `${url} is no discovery document: ${advice}.`);
}

function examineIssuer({ issuer }: Metadata): Finding[] {
  if (isOurIssuer(issuer)) return [];
  return [wrong("discovery", `The provider calls itself ${issuer}: set OIDC_ISSUER to that, or ask another address.`)];
}

function examineEndpoints(metadata: Metadata): Finding[] {
  // lib/env.ts accepts http for a loopback address alone.
  if (env().OIDC_ISSUER.startsWith("http:")) return [];
  const names = ["authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"] as const;
  const insecure = names.filter((name) => metadata[name] !== undefined && !/^https:\/\//.test(metadata[name]));
  return insecure.map((name) =>
    wrong("discovery", `${name} of the provider does not start with https://: mend it there.`),
  );
}

const keysSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

// As openid-client picks them, for the two algorithms that the portal accepts. An RSA key has 2048 bits or more.
const usableKey = z.looseObject({ use: z.literal("sig").optional() }).and(
  z.discriminatedUnion("kty", [
    z.looseObject({ kty: z.literal("RSA"), n: z.string().min(342), e: z.string(), alg: z.literal("RS256").optional() }),
    z.looseObject({
      ...{ kty: z.literal("EC"), crv: z.literal("P-256"), x: z.string(), y: z.string() },
      alg: z.literal("ES256").optional(),
    }),
  ]),
);

async function examineKeys(url: string): Promise<Finding> {
  try {
    const answer = await ask(url);
    if (answer.status !== 200)
      return wrong("keys", `${url} answers ${answer.status}, not 200: mend it at the provider.`);
    const parsed = keysSchema.safeParse(await answer.json().catch(() => undefined));
    if (!parsed.success) return wrong("keys", `${url} is not a set of keys (JWKS): mend it at the provider.`);
    const usable = parsed.data.keys.filter((key) => usableKey.safeParse(key).success);
    if (usable.length > 0) return ok("keys", `${url} has ${usable.length} for RS256 or ES256.`);
    const total = parsed.data.keys.length;
    return wrong(
      "keys",
      `None of the ${total} keys at ${url} is for RS256 or ES256: have the provider sign with one of them.`,
    );
  } catch (error) {
    return unreachable("keys", url, error);
  }
}
