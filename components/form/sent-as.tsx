/** Shows how AWS gets a value that was typed in another form. */
export function SentAs({ text }: { text: string }) {
  return (
    <>
      sent as <strong className="text-ink">{text}</strong>
    </>
  );
}
