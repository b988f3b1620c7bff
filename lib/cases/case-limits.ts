// The limits that are not in the table of fields (case-fields.ts).

/** AWSAccountId. */
export const accountIdDigits = 12;
/** Leading zeros get lost. If more than three digits are missing, part of the ID was probably lost too. */
export const minTypedAccountIdDigits = 9;
/** EmailAddress. */
export const minEmailCharacters = 6;

/** The portal's rule, for clocks that differ. */
export const maxIncidentStartMinutesAhead = 5;
/** The portal's rule: an earlier year is a typing slip, such as 0026. AWS itself began in 2006. */
export const minIncidentStartYear = 2006;

/** The portal's rule: longer lists are only counted, so that a tampered form costs little. */
export const maxEntriesRead = 1_000;

/** In bytes of JSON. next.config.js allows actions 2 MB; the largest case that AWS accepts is below 1 MB. */
export const maxSubmitBytes = 1_900_000;
