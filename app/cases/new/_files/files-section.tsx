import type { ReactNode } from "react";
import { FormSection } from "@/components/form/form-section";

/** The code that acts on files loads with the form's first use. */
export function FilesSection({ children }: { children: ReactNode }) {
  return (
    <FormSection
      headingId="files-heading"
      heading="Files"
      need="Optional"
      description="They are sent once the case is open. AWS’s responders cannot see files: put what they need into the description."
    >
      <div className="min-h-21">{children}</div>
    </FormSection>
  );
}
