"use client";

import { createContext, useContext } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { Me } from "../_fields/watchers";
import type { Awakening } from "./awakening";

export type FormContent = {
  form: UseFormReturn<CaseInput>;
  me: Me | undefined;
  /** False if AWS_ROLES says that the role cannot. */
  canComment: boolean;
  awakening: Awakening;
};

export const FormContext = createContext<FormContent | undefined>(undefined);

/** For sections that the page itself names, so that each one's modules are evaluated when React comes to it. */
export function useFormContent(): FormContent {
  const content = useContext(FormContext);
  if (!content) throw new Error("A section is outside its form");
  return content;
}
