"use client";

import type { CaseFacts } from "@/lib/cases/case-facts";
import { UserText } from "../../_case/user-text";
import { useFacts } from "./live-facts";

export function LiveTitle({ initial }: { initial: CaseFacts }) {
  return <UserText>{useFacts(initial).title}</UserText>;
}
