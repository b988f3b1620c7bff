/** Does the work again after such an error, at most `more` times. Any other error, and the last one, is thrown. */
export function repeatAfter<Result>(
  isSuch: (error: unknown) => boolean,
  { more }: { readonly more: number },
  work: () => Result,
): Result {
  try {
    return work();
  } catch (error) {
    if (more === 0 || !isSuch(error)) throw error;
    return repeatAfter(isSuch, { more: more - 1 }, work);
  }
}
