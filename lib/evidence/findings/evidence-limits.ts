// How much is kept of what is read, so that a hostile or huge file costs time in proportion to its size, and no more memory than this.
// All of them are the portal's own.

/** Different addresses, accounts and services that are told apart, of each kind; further ones are counted as one more each time they appear. */
export const maxDistinctValues = 20_000;
/** Addresses, accounts and services in the result, of each kind: those that the form takes, and those that a description may list. */
export const maxValuesFound = 1_000;
/** User agents kept with one address. */
export const maxUserAgentsPerAddress = 5;
/** Findings in the result. */
export const maxFindingsFound = 1_000;
/** Different values told apart for each reason to leave something out. */
export const maxDistinctSkipped = 2_000;
/** Values shown for each reason to leave something out. */
export const maxSkippedShown = 50;
/** Characters of a value that was left out. */
export const maxSkippedCharacters = 100;
/** Items of one reading. */
export const maxItems = 100;

/** The longest JSON record that is read as one, in UTF-16 units; what exceeds it is read as text. */
export const maxRecordLength = 4_000_000;
/** How deep JSON may be nested; findings and events stay below 30. What exceeds it is read as text. */
export const maxJsonDepth = 200;
/** The longest stretch of text that is looked at as one line, in UTF-16 units. */
export const maxLineLength = 1_000_000;
/** What a compressed file may unfold to, in bytes. */
export const maxUnzippedBytes = 1_000_000_000;
