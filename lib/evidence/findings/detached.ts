/** A copy that does not keep the large text alive from which it was sliced. */
export function detached(text: string): string {
  return text.split("").join("");
}
