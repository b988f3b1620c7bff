import { caseFields } from "./case-fields";
import { filledRows } from "./case-rows";
import { readEmailAddress, toComparableEmail } from "./email-address";
import { type Report, tooMany } from "./field-reader";
import { readText } from "./text-field";

/** As typed. */
export type WatcherRow = { email: string; name: string; jobTitle: string };

export type Watcher = { email: string; name?: string; jobTitle?: string };

const { cells } = caseFields.watchers;

/** Each address can occur only once. */
export function readWatchers(typed: WatcherRow[], report: Report): Watcher[] {
  const rows = filledRows(typed);
  const excess = tooMany(rows.length, caseFields.watchers);
  if (excess !== undefined) report([], excess);
  const numberByEmail = new Map<string, number>();
  return rows.map(({ row, index }) => {
    const number = index + 1;
    const email = readEmail(row, number, numberByEmail, (message) => report([index, "email"], message));
    const name = readText(row.name, { ...cells.name, label: `Name of watcher ${number}` }, (message) =>
      report([index, "name"], message),
    );
    const jobTitle = readText(row.jobTitle, { ...cells.jobTitle, label: `Job title of watcher ${number}` }, (message) =>
      report([index, "jobTitle"], message),
    );
    return { email, ...(name === "" ? {} : { name }), ...(jobTitle === "" ? {} : { jobTitle }) };
  });
}

function readEmail(
  row: WatcherRow,
  number: number,
  numberByEmail: Map<string, number>,
  report: (message: string) => void,
): string {
  if (row.email.trim() === "") {
    report(`Enter the email address of watcher ${number}`);
    return "";
  }
  const reading = readEmailAddress(row.email);
  if (!reading.ok) {
    report(reading.message);
    return "";
  }
  const comparable = toComparableEmail(reading.email);
  const earlier = numberByEmail.get(comparable);
  if (earlier === undefined) numberByEmail.set(comparable, number);
  else report(`Watcher ${number} has the same email address as watcher ${earlier}. Remove one of them.`);
  return reading.email;
}
