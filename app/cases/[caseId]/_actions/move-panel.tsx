"use client";

import type { CaseMove } from "@/lib/cases/case-moves";
import { CloseForm } from "./close-form";
import { HelpForm } from "./help-form";
import type { MoveProps } from "./move-form";
import { NewCaseFrom } from "./new-case-from";
import { StatusForm } from "./status-form";

const forms = { status: StatusForm, help: HelpForm, close: CloseForm, new: NewCaseFrom } as const;

/** Loads when somebody wants to do something. */
export function MovePanel({ move, ...props }: MoveProps & { move: CaseMove }) {
  const Form = forms[move];
  return <Form {...props} />;
}
