import type { EvidenceFormat, SkipReason } from "@/lib/evidence/findings/evidence";

/** What an analyst would accept from a sample, and what should be left out. */
export type Truth = {
  formats: Partial<Record<EvidenceFormat, number>>;
  accounts?: string[];
  regions?: string[];
  services?: string[];
  /** User agents by address. */
  addresses?: Record<string, string[]>;
  skipped?: Partial<Record<SkipReason, string[]>>;
  earliest?: string;
  findings?: string[];
};

export type Sample = { name: string; text: string; truth: Truth };
