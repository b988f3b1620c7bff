import { awsRegions } from "./aws-regions";

const resolverWords: Readonly<Record<string, string>> = {
  AWS: "Resolve case with AWS",
  Self: "Resolve case with my own incident response team",
};

const engagementWords: Readonly<Record<string, string>> = {
  "Security Incident": "Active security incident",
  Investigation: "Investigations and inquiries",
};

/** The AWS console's words for a resolverType; an unknown one stands for itself. */
export function toResolverWords(resolverType: string): string {
  return resolverWords[resolverType] ?? resolverType;
}

/** The AWS console's words for an engagementType; an unknown one stands for itself. */
export function toEngagementWords(engagementType: string): string {
  return engagementWords[engagementType] ?? engagementType;
}

/** "Europe (Frankfurt) eu-central-1"; an unknown code stands for itself. */
export function toRegionWords(code: string): string {
  const region = awsRegions.find((one) => one.code === code);
  return region ? `${region.name} ${code}` : code;
}
