import "server-only";
import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { errorNameOf, metadataOf, startCall } from "@/lib/aws/audited-call";
import { attemptMilliseconds, callDeadlineMilliseconds, withinDeadline } from "@/lib/aws/deadline";
import { endpointOf } from "@/lib/aws/endpoint";
import { PacedRetries } from "@/lib/aws/paced-retries";
import { requestHandler } from "@/lib/aws/request-handler";
import { ownRetries } from "@/lib/aws/retries";
import { env } from "@/lib/env";

export type RoleCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  /** `arn:aws:sts::…:assumed-role/{role}/{session name}`. */
  roleSessionArn: string;
  expiresAt: Date;
};

export type RoleRefusal = (
  | { /** Trying again will not help. */ kind: "refused" }
  | { kind: "unavailable"; cause: UnavailableCause }
) & {
  errorName: string;
  awsRequestId?: string;
};

/** provider-unreachable: AWS could not read the identity provider's keys. */
export type UnavailableCause = "busy" | "error" | "no-answer" | "provider-unreachable";

export type RoleSession = { ok: true; credentials: RoleCredentials } | { ok: false; refusal: RoleRefusal };

/** At the start of a shift everybody signs in at once, and STS takes far more calls than security-ir. */
const callsPerSecondWhenThrottled = 20;

type Role = { arn: string; label: string };

/**
 * Lasts AWS_ROLE_SESSION_SECONDS; STS refuses more than the role allows. The call is not signed: the id_token is the
 * only proof, and the role's trust policy decides. Waits for its turn like every call. Never throws.
 */
export function createRoleSession(role: Role, sessionName: string, idToken: string): Promise<RoleSession> {
  const call = (abortSignal: AbortSignal) => createUntil(abortSignal, role, sessionName, idToken);
  return withinDeadline(callDeadlineMilliseconds, call);
}

async function createUntil(
  abortSignal: AbortSignal,
  role: Role,
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
    requestHandler: requestHandler(),
    retryStrategy: new PacedRetries({
      operation: "AssumeRoleWithWebIdentity",
      callsPerSecondWhenThrottled,
      budget: ownRetries(),
      canRepeat: () => true,
      person: sessionName,
      priority: "person",
      latestStart: performance.now() + callDeadlineMilliseconds - attemptMilliseconds,
      abortSignal,
    }),
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
    const { AssumedRoleUser, Credentials, $metadata } = await sts.send(command, { abortSignal });
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
      const refusal = { kind: "unavailable", cause: "error", errorName: "IncompleteAnswer" } as const;
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
        roleSessionArn: AssumedRoleUser?.Arn ?? "",
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
  const cause = causeOf(errorName, typeof httpStatusCode === "number" ? httpStatusCode : undefined);
  return {
    ...(cause === undefined ? { kind: "refused" } : { kind: "unavailable", cause }),
    errorName,
    ...(typeof requestId === "string" ? { awsRequestId: requestId } : {}),
  };
}

/** Undefined for a refusal. */
function causeOf(errorName: string, status: number | undefined): UnavailableCause | undefined {
  if (errorName.startsWith("IDPCommunicationError")) return "provider-unreachable";
  if (status === 429 || /^(Throttling|RequestLimitExceeded|TooManyRequests|NotSentInTime)/.test(errorName))
    return "busy";
  if (status === undefined || status === 408) return "no-answer";
  return status >= 400 && status < 500 ? undefined : "error";
}
