/** Cheap, and true for every text that `findInvisible` finds something in. */
export const maybeInvisible = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\u{E0000}-\u{E007F}]/u;
