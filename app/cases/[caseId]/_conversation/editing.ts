"use client";

import { createContext } from "react";
import type { DraftKeys } from "@/lib/auth/draft-key";

/** Needed to change one's own comments. Undefined where AWS_ROLES rules it out. */
export type Editing = {
  caseId: string;
  draftKeys: DraftKeys;
  roleArn: string;
  /** The comments with an unsaved change in this browser, by draft ID. */
  unsaved: readonly string[];
};

export const EditingContext = createContext<Editing | undefined>(undefined);
