"use client";

import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { LinkButton } from "@/components/ui/button";
import { type CaseField, type CaseSection, caseSections, fieldsInOrder } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import { toPlainLabel } from "@/lib/cases/case-words";

type SectionListProps = { form: UseFormReturn<CaseInput>; onGo: (fieldId: string) => void };

/** Beside the form, where the screen has room: leads to each section, and names what is still required. */
export function SectionList({ form, onGo }: SectionListProps) {
  const [missing, setMissing] = useState(() => missingIn(form.getValues()));
  useEffect(() => {
    const look = () => setMissing(missingIn(form.getValues()));
    look();
    return form.subscribe({ formState: { values: true }, callback: look });
  }, [form]);
  const names = missing.split(" ");
  return (
    <nav
      aria-label="Sections"
      className="fixed top-28 left-[calc(50%-38rem)] hidden w-48 min-[90rem]:block print:hidden"
    >
      <ul className="space-y-2 border-l border-line pl-4">
        {caseSections.map((section) => (
          <li key={section}>
            <LinkButton onClick={() => onGo(firstControlIn(section))}>{section}</LinkButton>
            <Missing
              labels={fieldsInOrder.flatMap(({ name, label, section: its }) =>
                its === section && names.includes(name) ? [toPlainLabel(label)] : [],
              )}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Missing({ labels }: { labels: readonly string[] }) {
  if (labels.length === 0) return null;
  return <p className="px-1 text-sm text-ink-soft">Still required: {labels.join(", ")}</p>;
}

/** Names in one text, so that a key that changes nothing here renders nothing. */
function missingIn(input: CaseInput): string {
  return fieldsInOrder
    .filter(isMissingIn(input))
    .map(({ name }) => name)
    .join(" ");
}

function isMissingIn(input: CaseInput) {
  return (field: CaseField): boolean => {
    if (field.kind === "start") {
      const { date, time } = input[field.name];
      return date === "" || time === "";
    }
    return "ifEmpty" in field && input[field.name].trim() === "";
  };
}

function firstControlIn(section: CaseSection): string {
  const [field] = fieldsInOrder.filter((each) => each.section === section);
  if (field?.kind !== "rows") return field?.name ?? "";
  return `${field.name}.0.${Object.keys(field.cells)[0]}`;
}
