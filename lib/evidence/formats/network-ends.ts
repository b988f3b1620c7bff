import type { Findings } from "@/lib/evidence/findings/findings";

/** Both ends of a connection as a source tells them; `direction` as seen from the victim, if the source says so. */
export type NetworkEnds = {
  source: readonly unknown[];
  destination: readonly unknown[];
  direction?: "in" | "out" | undefined;
  userAgent?: unknown;
};

/**
 * Takes the far end of a connection as the attacker's, the near one as the victim's own. Where the direction is not told, the source is the far end,
 * unless it is an address that no one outside can have: then the connection went out.
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
