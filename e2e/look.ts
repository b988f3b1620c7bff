import { findViolations } from "./accessibility-scan";
import { test as base, expect } from "./test";

type Fixtures = {
  /** Fails if the page cannot be read in one of the looks, after the test has gone through its other states. */
  look: (state: string) => Promise<void>;
};

export const test = base.extend<Fixtures>({
  look: async ({ page }, use) => {
    await use(async (state) => expect.soft(await findViolations(page), state).toEqual([]));
  },
});

/** An address without a place to break must not push the page aside. */
export const longTitle = "arn:aws:iam::111122223333:user/".concat("build-user-".repeat(24));
