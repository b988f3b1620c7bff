import type { Browser } from "@playwright/test";
import type { Person } from "./people";
import type { Stage } from "./stage";

export type World = {
  readonly stage: Stage;
  readonly browser: Browser;
  /** For everything that one person does. */
  readonly person: Person;
  /** The id of the server action. */
  readonly openCase: string;
  /** An existing case. */
  readonly caseId: string;
  readonly isQuick: boolean;
};
