import { text } from "../validation";

/** Twelve digits, leading zeros included. */
export const accountIdShape = text({ min: 12, max: 12, pattern: /[0-9]{12}/ });
