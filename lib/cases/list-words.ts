import { type Waiting, waitingIn } from "./case-banner";
import type { ListedCase } from "./listed-case";

const waitingFor: Readonly<Record<Waiting, string>> = {
  "for-you": "You",
  "for-aws": "AWS",
  "own-team": "Your own team",
  closed: "Nobody",
  unknown: "Unknown",
};

export function toWaitingWords(one: ListedCase): string {
  return waitingFor[waitingIn(one)];
}

const resolvers: Readonly<Record<string, string>> = { AWS: "AWS", Self: "Your own team" };

/** Unknown values stay as they are. */
export function toResolverWords({ resolverType }: ListedCase): string {
  return resolverType === undefined ? "Unknown" : (resolvers[resolverType] ?? resolverType);
}

export function toStatusWords({ caseStatus }: ListedCase): string {
  return caseStatus ?? "Unknown";
}
