/** Named for its row: "Remove watcher 2". */
export function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-11 max-sm:mt-7 min-w-11 cursor-pointer items-center justify-center rounded-md border border-transparent text-xl text-ink-soft hover:border-control hover:text-danger"
    >
      <span className="sr-only">{label}</span>
      <span aria-hidden="true">×</span>
    </button>
  );
}
