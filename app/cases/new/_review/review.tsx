"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { LinkButton } from "@/components/ui/button";
import { type CaseSection, caseSections, fieldsInOrder } from "@/lib/cases/case-fields";
import type { CaseValues } from "@/lib/cases/case-schema";
import { SectionPanel } from "../../_case/section-panel";

type ReviewProps = {
  values: CaseValues;
  /** The zone of the typed start. */
  timeZone: string;
  /** Goes back to the control with this ID. Undefined when the content must not change. */
  onChange: ((fieldId: string) => void) | undefined;
  alert: ReactNode;
  children: ReactNode;
};

/** Takes the focus when it appears. */
export function Review({ values, timeZone, onChange, alert, children }: ReviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  return (
    <div>
      <h1 ref={heading} tabIndex={-1} className="mb-2 text-3xl">
        Review and open
      </h1>
      <p className="mb-8 text-ink-soft">AWS will receive exactly this.</p>
      {alert}
      {caseSections.map((section) => (
        <SectionPanel
          key={section}
          section={section}
          facts={values}
          timeZone={timeZone}
          action={onChange ? <ChangeButton section={section} onChange={onChange} /> : null}
        />
      ))}
      {children}
    </div>
  );
}

function ChangeButton({ section, onChange }: { section: CaseSection; onChange: (fieldId: string) => void }) {
  const first = fieldsInOrder.find((field) => field.section === section);
  return (
    <LinkButton onClick={() => onChange(first?.name ?? "")}>
      Change<span className="sr-only"> {section.toLowerCase()}</span>
    </LinkButton>
  );
}
