// How much is kept, so that a hostile or huge file costs time in proportion to its size, and bounded memory.
// These limits are ours, not AWS's.

/** Distinct values counted, of each kind. Beyond that, each occurrence counts as a new value. */
export const maxDistinctValues = 20_000;
/** Of each kind, in the result. */
export const maxValuesFound = 1_000;
export const maxUserAgentsPerAddress = 5;
export const maxContextValues = 1_000;
/** Of each kind, in the description. */
export const maxContextShown = 10;
export const maxContextCharacters = 200;
export const maxFirstLines = 3;
export const maxFirstLineCharacters = 300;
export const maxFindingsFound = 1_000;
export const maxDistinctSkipped = 2_000;
export const maxSkippedShown = 50;
/** Of each item's lines that gave nothing. */
export const maxUnreadShown = 20;
export const maxSkippedCharacters = 100;
export const maxItems = 100;

/** UTF-16 units. Longer records are read as text. */
export const maxRecordLength = 4_000_000;
/** Real findings and events stay below 30. Deeper JSON is read as text. */
export const maxJsonDepth = 200;
/** UTF-16 units. */
export const maxLineLength = 1_000_000;
export const maxUnzippedBytes = 1_000_000_000;
