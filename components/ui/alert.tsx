import type { ComponentProps, ReactNode } from "react";

const tones = {
  danger: "border-danger bg-danger-surface",
  success: "border-success bg-success-surface",
  notice: "border-notice bg-notice-surface",
} as const;

type AlertProps = Omit<ComponentProps<"div">, "title"> & {
  tone: keyof typeof tones;
  heading?: string;
  children?: ReactNode;
};

/** Needs a `role` if no action of the person made it appear. */
export function Alert({ tone, heading, children, className = "", ...rest }: AlertProps) {
  return (
    <div className={`rounded-md border border-l-4 px-4 py-3 ${tones[tone]} ${className}`} {...rest}>
      {heading ? <h2 className="text-lg">{heading}</h2> : null}
      {children}
    </div>
  );
}
