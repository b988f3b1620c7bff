import type { Findings } from "@/lib/evidence/findings/findings";

/** `direction` is as seen from the victim. */
export type NetworkEnds = {
  source: readonly unknown[];
  destination: readonly unknown[];
  direction?: "in" | "out" | undefined;
  userAgent?: unknown;
};

/**
 * The far end may be the attacker's, the near end is the victim's. Without a direction the source is far, unless only
 * the destination is public: then the connection went out.
 */
export function readEnds(findings: Findings, { source, destination, direction, userAgent }: NetworkEnds): void {
  const isOutbound =
    direction === "out" ||
    (direction === undefined && isInside(findings, source) && has("public", findings, destination));
  const [far, near] = isOutbound ? [destination, source] : [source, destination];
  for (const address of far) findings.addAddress(address, isOutbound ? undefined : userAgent);
  for (const address of near) findings.addOwnAddress(address);
}

function isInside(findings: Findings, addresses: readonly unknown[]): boolean {
  return has("skipped", findings, addresses) && !has("public", findings, addresses);
}

function has(kind: "public" | "skipped", findings: Findings, addresses: readonly unknown[]): boolean {
  return addresses.some((address) => typeof address === "string" && findings.classify(address)?.kind === kind);
}
