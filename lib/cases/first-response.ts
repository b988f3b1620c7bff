const aimMilliseconds = 15 * 60_000;
const currentMilliseconds = 60 * 60_000;

/** AWS's aim for its first response to a case that it resolves: an aim, not a promise. */
export type FirstResponse = { by: Date; millisecondsLeft: number; isOfThisHour: boolean };

export function firstResponseTo(createdDate: Date, now: Date): FirstResponse {
  const by = new Date(createdDate.getTime() + aimMilliseconds);
  return {
    by,
    millisecondsLeft: by.getTime() - now.getTime(),
    isOfThisHour: now.getTime() - createdDate.getTime() < currentMilliseconds,
  };
}
