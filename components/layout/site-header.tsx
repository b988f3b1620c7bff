import type { ReactNode } from "react";
import { HeaderFrame } from "./header-frame";
import { SiteLinks } from "./site-links";

/** `children` is the account menu of a signed-in person. */
export function SiteHeader({ children }: { children?: ReactNode }) {
  return (
    <HeaderFrame>
      <SiteLinks />
      {children ? <div className="ml-auto print:hidden">{children}</div> : null}
    </HeaderFrame>
  );
}
