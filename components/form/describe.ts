/** For `aria-describedby`: undefined when there is nothing to describe. */
export function describedBy(
  id: string,
  parts: { hint?: unknown; mark?: unknown; note?: unknown; error?: unknown },
): string | undefined {
  const ids = (["hint", "mark", "note", "error"] as const).filter((part) => parts[part]).map((part) => `${id}-${part}`);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
};

export function controlProps(
  id: string,
  { isRequired, ...parts }: { hint?: unknown; mark?: unknown; note?: unknown; error?: unknown; isRequired?: boolean },
): ControlProps {
  return {
    id,
    "aria-describedby": describedBy(id, parts),
    "aria-invalid": parts.error ? true : undefined,
    "aria-required": isRequired ? true : undefined,
  };
}
