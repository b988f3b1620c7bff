import type { Browser } from "@playwright/test";
import type { Person } from "./people";
import type { Stage } from "./stage";

/** What every part of a run is given. */
export type World = {
  readonly stage: Stage;
  readonly browser: Browser;
  /** Who does what is done by one. */
  readonly person: Person;
  /** The id of the server action that opens a case. */
  readonly openCase: string;
  /** A case that is there to be read. */
  readonly caseId: string;
  readonly isQuick: boolean;
};
