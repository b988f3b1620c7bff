export const rowNumberLook = "block pt-2.5 text-ink-soft tabular-nums max-sm:hidden";

/** The labels name the row where columns are stacked, and always for screen readers. */
export function RowNumber({ number }: { number: number }) {
  return (
    <span aria-hidden="true" className={rowNumberLook}>
      {number}
    </span>
  );
}
