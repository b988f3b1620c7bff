import { text } from "../validation";

export const accountIdShape = text({ min: 12, max: 12, pattern: /[0-9]{12}/ });
