// Limits that are not in the table of fields: see case-fields.ts for the others.

/** AWSAccountId: always this many digits. */
export const accountIdDigits = 12;
/** AWS leaves out leading zeros of account ids in places; with more than three missing, a part of the id was lost more likely than zeros. */
export const minTypedAccountIdDigits = 9;
/** AwsService. */
export const minServiceCharacters = 2;
/** EmailAddress. */
export const minEmailCharacters = 6;

/** How far the start may lie ahead, for clocks that differ. The portal's own rule: an incident is reported after it began. */
export const maxIncidentStartMinutesAhead = 5;
/** The first year of AWS. The portal's own rule: an earlier year is a slip of the keyboard, such as 0026. */
export const minIncidentStartYear = 2006;

/** Entries of one list that are read one by one; longer lists are only counted, so that a tampered form costs nothing. The portal's own. */
export const maxEntriesRead = 1_000;

/**
 * What the browser sends to the portal at most, in bytes of JSON: 2 MB is what next.config.js lets an action take, less its envelope. The largest case
 * that AWS accepts is below 1 MB.
 */
export const maxSubmitBytes = 1_900_000;
