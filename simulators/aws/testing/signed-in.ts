import type { Credentials } from "@aws-sdk/client-sts";
import { type RunningSimulator, startAwsSimulator } from "../server";
import type { SimulatorOptions } from "../world";
import { anAccount } from "./account";
import { type Answer, assumeRole, type SignedCallOptions, signedCall } from "./caller";
import { anIdToken, aSigningKey, startTestIssuer } from "./issuer";

export type SignedIn = {
  readonly simulator: RunningSimulator;
  readonly credentials: Credentials;
  /** Calls signed as ana. */
  readonly call: (options: SignedCallOptions) => Promise<Answer>;
  readonly create: (input: unknown) => Promise<Answer>;
  /** Credentials of another session of the same role. */
  readonly as: (sessionName: string) => Promise<Credentials>;
  readonly admin: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>;
  readonly close: () => Promise<void>;
};

/** Starts a simulator and signs ana in. By default her role allows everything. */
export async function signIn(
  options: Omit<SimulatorOptions, "config"> = {},
  permissions?: string[],
): Promise<SignedIn> {
  const key = await aSigningKey("ES256");
  const issuer = await startTestIssuer([key.publicJwk]);
  const config = anAccount(issuer.url, permissions ? { permissions } : {});
  const simulator = await startAwsSimulator({ ...options, config });
  const as = async (sessionName: string) => {
    const answer = await assumeRole(simulator.url, await anIdToken(key, issuer.url), { RoleSessionName: sessionName });
    if (!answer.Credentials) throw new Error("STS answered without credentials");
    return answer.Credentials;
  };
  const credentials = await as("ana@example.com");
  const call = (call: SignedCallOptions) =>
    signedCall(simulator.url, credentials, {
      ...(options.now ? { signingDate: new Date(options.now()) } : {}),
      ...call,
    });
  return {
    simulator,
    credentials,
    call,
    create: (input) => call({ path: "/v1/create-case", body: JSON.stringify(input) }),
    as,
    admin: async (method, path, body) => {
      const response = await fetch(`${simulator.url}/_admin/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
    close: async () => {
      await Promise.all([simulator.close(), issuer.close()]);
    },
  };
}
