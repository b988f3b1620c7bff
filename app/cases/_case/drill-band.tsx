/** So that nobody takes an exercise for an incident. */
export function DrillBand({ resolverType }: { resolverType: string | undefined }) {
  return (
    <aside aria-label="Drill" className="my-4 rounded-md border border-notice bg-notice-surface px-4 py-2 text-notice">
      <strong>This is a drill.</strong>{" "}
      {resolverType === "AWS"
        ? "However, AWS resolves this case, so its responders are called in. A drill is for your own incident response team."
        : "It is an exercise, not an incident. AWS is not notified."}
    </aside>
  );
}
