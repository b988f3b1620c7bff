export function toUnreadWords(isDenied: boolean): string {
  const why = isDenied ? "You cannot read the membership" : "The membership could not be read";
  return `${why}; cases can be opened all the same.`;
}
