/**
 * Asks about a start that is probably a slip: more than 30 days ago, or in another year. `now` is in milliseconds since
 * the epoch. Undefined for any other start.
 */
export function toStartDoubt(start: Date, now: number): string | undefined {
  const days = Math.floor((now - start.getTime()) / millisecondsPerDay);
  if (days <= maxUsualDays) return undefined;
  const isYearOff = Math.abs(days - 365) <= maxUsualDays;
  return `This start is ${days.toLocaleString("en-US")} days ago. ${isYearOff ? "Is the year right?" : "Is it right?"}`;
}

const maxUsualDays = 30;
const millisecondsPerDay = 86_400_000;
