import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  type Credentials,
  STSClient,
} from "@aws-sdk/client-sts";
import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import { responderArn } from "./account";

/** AWS's own client, without retries. */
export function stsClient(endpoint: string, credentials?: Credentials): STSClient {
  return new STSClient({
    endpoint,
    region: "us-east-1",
    maxAttempts: 1,
    ...(credentials ? { credentials: toIdentity(credentials) } : {}),
  });
}

export function assumeRole(
  endpoint: string,
  token: string,
  change: Partial<AssumeRoleWithWebIdentityCommandInput> = {},
) {
  return stsClient(endpoint).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: responderArn,
      RoleSessionName: "ana@example.com",
      WebIdentityToken: token,
      ...change,
    }),
  );
}

export type SignedCallOptions = {
  readonly method?: string;
  readonly path: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** Sent instead of the signed body. */
  readonly sentBody?: string;
  readonly contentType?: string;
  readonly region?: string;
  readonly service?: string;
  readonly signingDate?: Date;
  /** Changes the Authorization header after signing. */
  readonly authorization?: (signed: string) => string;
  /** Changes headers after signing. Undefined removes one. */
  readonly tamper?: Readonly<Record<string, string | undefined>>;
};

export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string };

/** Signs with the SDK's signer. Returns the answer whatever its status, and rejects when the connection breaks. */
export async function signedCall(
  endpoint: string,
  credentials: Credentials,
  options: SignedCallOptions,
): Promise<Answer> {
  const { hostname, port, host } = new URL(endpoint);
  const [path = "/", search = ""] = options.path.split("?");
  const signer = new SignatureV4({
    credentials: toIdentity(credentials),
    region: options.region ?? "us-east-1",
    service: options.service ?? "security-ir",
    sha256: Sha256,
  });
  const body = options.body;
  const signed = await signer.sign(
    {
      method: options.method ?? (body === undefined ? "GET" : "POST"),
      protocol: "http:",
      hostname,
      port: Number(port),
      path,
      query: toQuery(new URLSearchParams(search)),
      headers: { host, ...(body === undefined ? {} : { "content-type": options.contentType ?? "application/json" }) },
      body,
    },
    options.signingDate ? { signingDate: options.signingDate } : {},
  );
  const { authorization = "" } = signed.headers;
  const changed = options.authorization ? { authorization: options.authorization(authorization) } : {};
  const headers = Object.entries({ ...signed.headers, ...changed, ...options.tamper }).filter(
    (header): header is [string, string] => header[1] !== undefined && header[0] !== "host",
  );
  const response = await fetch(`${endpoint}${options.path}`, {
    method: signed.method,
    headers,
    ...(body === undefined ? {} : { body: options.sentBody ?? body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** A name can come more than once. */
function toQuery(parameters: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name)]));
}

function toIdentity({ AccessKeyId = "", SecretAccessKey = "", SessionToken = "" }: Credentials) {
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
