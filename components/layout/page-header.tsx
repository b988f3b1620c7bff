import type { ReactNode, Ref } from "react";

type PageHeaderProps = { heading: string; ref?: Ref<HTMLHeadingElement>; children?: ReactNode };

export function PageHeader({ heading, ref, children }: PageHeaderProps) {
  return (
    <div className="mb-8">
      <h1 ref={ref} className="text-3xl break-words" tabIndex={-1} id="page-heading">
        {heading}
      </h1>
      {children ? <div className="mt-2 text-ink-soft">{children}</div> : null}
    </div>
  );
}
