import "server-only";
import { isIssuerReachable } from "@/lib/auth/identity-provider";
import { env, SettingsError } from "@/lib/env";
import { processWide } from "@/lib/observability/process-wide";
import { isDraining } from "@/lib/observability/request-context";

type Check = "ok" | "failed";

export type Readiness = {
  status: "ready" | "not ready";
  checks: { settings: Check; identityProvider: Check; draining: "no" | "yes" };
};

// However many probes arrive.
const rememberedMilliseconds = 10_000;

type LastAnswer = { askedAt: number; isReachable?: Promise<boolean> };

const lastAnswer = () => processWide("issuer-reachable", (): LastAnswer => ({ askedAt: Number.NEGATIVE_INFINITY }));

/** Asks the identity provider at most every ten seconds. */
export async function checkReadiness(nowMilliseconds = performance.now()): Promise<Readiness> {
  const settings = toCheck(hasSettings());
  const identityProvider = toCheck(settings === "ok" && (await isIssuerReachableNow(nowMilliseconds)));
  const draining = isDraining() ? "yes" : "no";
  const isReady = settings === "ok" && identityProvider === "ok" && draining === "no";
  return { status: isReady ? "ready" : "not ready", checks: { settings, identityProvider, draining } };
}

function isIssuerReachableNow(nowMilliseconds: number): Promise<boolean> {
  const last = lastAnswer();
  if (last.isReachable === undefined || nowMilliseconds - last.askedAt > rememberedMilliseconds) {
    last.askedAt = nowMilliseconds;
    last.isReachable = isIssuerReachable();
  }
  return last.isReachable;
}

function hasSettings(): boolean {
  try {
    env();
    return true;
  } catch (error) {
    if (error instanceof SettingsError) return false;
    throw error;
  }
}

function toCheck(isOk: boolean): Check {
  return isOk ? "ok" : "failed";
}
