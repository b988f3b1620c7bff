import type { EvidenceFormat, SkipReason } from "@/lib/evidence/findings/evidence";

/** What an analyst would take from a sample, and what is to be left out for which reason. */
export type Truth = {
  formats: Partial<Record<EvidenceFormat, number>>;
  accounts?: string[];
  regions?: string[];
  services?: string[];
  /** Each address with its user agents. */
  addresses?: Record<string, string[]>;
  skipped?: Partial<Record<SkipReason, string[]>>;
  earliest?: string;
  findings?: string[];
};

/** A piece of evidence as it would be pasted or dropped, and the truth about it. */
export type Sample = { name: string; text: string; truth: Truth };
