import type { IncidentStartInput } from "./incident-start";

/** To the minute, or to the second if the instant has seconds. */
export function toUtcInput(instant: Date): IncidentStartInput {
  const [date = "", time = ""] = instant.toISOString().split("T");
  return { date, time: time.slice(0, time.startsWith(":00", 5) ? 5 : 8), timeZone: "UTC" };
}
