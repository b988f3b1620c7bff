/** The sentence at a field that says what to do. Kept out of the way when there is none. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <p id={`${id}-error`} className="mt-1 font-semibold text-danger">
      <span className="sr-only">Error: </span>
      {message}
    </p>
  );
}
