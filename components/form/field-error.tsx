export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <p id={`${id}-error`} className="mt-1 font-semibold text-danger">
      <span className="sr-only">Error: </span>
      {message}
    </p>
  );
}
