"use client";

import { Badge } from "@/components/ui/badge";
import type { CaseFacts } from "@/lib/cases/case-facts";
import { useFacts } from "./live-facts";

const resolvers: Readonly<Record<string, string>> = { AWS: "AWS-supported", Self: "Self-managed" };

export function LiveBadges({ initial }: { initial: CaseFacts }) {
  const { caseStatus, resolverType } = useFacts(initial);
  return (
    <p className="mt-3 flex flex-wrap gap-2">
      <Badge>{caseStatus ?? "Status unknown"}</Badge>
      {resolverType === undefined ? null : <Badge>{resolvers[resolverType] ?? resolverType}</Badge>}
    </p>
  );
}
