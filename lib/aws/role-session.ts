import "server-only";
import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { errorNameOf, metadataOf, startCall } from "@/lib/aws/audited-call";
import { withinDeadline } from "@/lib/aws/deadline";
import { endpointOf } from "@/lib/aws/endpoint";
import { requestHandler } from "@/lib/aws/request-handler";
import { ownRetries } from "@/lib/aws/retries";
import { env } from "@/lib/env";

export type RoleCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiresAt: Date;
};

export type RoleRefusal = {
  /** refused: trying again will not help. unavailable: STS was busy or could not be reached. */
  kind: "refused" | "unavailable";
  errorName: string;
  awsRequestId?: string;
};

export type RoleSession = { ok: true; credentials: RoleCredentials } | { ok: false; refusal: RoleRefusal };

const overallDeadlineMilliseconds = 15_000;

/**
 * Lasts AWS_ROLE_SESSION_SECONDS; STS refuses more than the role allows. The call is not signed: the id_token is the
 * only proof, and the role's trust policy decides. Never throws.
 */
export async function createRoleSession(
  role: { arn: string; label: string },
  sessionName: string,
  idToken: string,
): Promise<RoleSession> {
  const endCall = startCall(
    { service: "STS", operation: "AssumeRoleWithWebIdentity", event: "role_assumed" },
    role.label,
  );
  const { AWS_REGION, AWS_ROLE_SESSION_SECONDS } = env();
  const sts = new STSClient({
    region: AWS_REGION,
    requestHandler,
    retryStrategy: ownRetries(),
    credentials: noCredentials,
    ...endpointOf("STS"),
  });
  try {
    const command = new AssumeRoleWithWebIdentityCommand({
      RoleArn: role.arn,
      RoleSessionName: sessionName,
      WebIdentityToken: idToken,
      DurationSeconds: AWS_ROLE_SESSION_SECONDS,
    });
    const { Credentials, $metadata } = await withinDeadline(overallDeadlineMilliseconds, (abortSignal) =>
      sts.send(command, { abortSignal }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
      const refusal = { kind: "unavailable", errorName: "IncompleteAnswer" } as const;
      endCall(refusal.kind, { ...$metadata, errorName: refusal.errorName });
      return { ok: false, refusal };
    }
    endCall("ok", $metadata);
    return {
      ok: true,
      credentials: {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiresAt: Expiration,
      },
    };
  } catch (error) {
    const refusal = toRoleRefusal(error);
    endCall(refusal.kind, { ...metadataOf(error), errorName: refusal.errorName });
    return { ok: false, refusal };
  }
}

/** The portal has no rights of its own, so a request for a signature is a defect. */
const noCredentials = async (): Promise<never> => {
  throw new Error("AssumeRoleWithWebIdentity is not signed");
};

/** A 4xx is final, unless it is about time or throttling. */
export function toRoleRefusal(error: unknown): RoleRefusal {
  const { $metadata } = (error ?? {}) as { $metadata?: unknown }; // Any value can be thrown.
  const { httpStatusCode, requestId } = ($metadata ?? {}) as { httpStatusCode?: unknown; requestId?: unknown };
  const errorName = errorNameOf(error);
  const passing =
    httpStatusCode === 408 ||
    httpStatusCode === 429 ||
    /^(Throttling|IDPCommunicationError|RequestLimitExceeded|TooManyRequests)/.test(errorName);
  const refused = typeof httpStatusCode === "number" && httpStatusCode >= 400 && httpStatusCode < 500 && !passing;
  return {
    kind: refused ? "refused" : "unavailable",
    errorName,
    ...(typeof requestId === "string" ? { awsRequestId: requestId } : {}),
  };
}
