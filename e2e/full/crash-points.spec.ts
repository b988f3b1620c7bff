import { portalAddress } from "../servers";
import { expect, test } from "../test";
import { type Ending, endings, passCrashPoints } from "./crash-points";

// More of them for a long run; another seed for other moments.
const { CRASH_POINTS = "14", CRASH_SEED = "1" } = process.env;
const points = Number(CRASH_POINTS);

/** A sign-in serves this many forms. */
const pointsPerTest = 7;
const endingNames = Object.keys(endings) as Ending[]; // The keys of that very object.

const all = Array.from({ length: points }, (_, index) => ({
  seed: Number(CRASH_SEED) * 100_000 + index,
  ending: endingNames[index % endingNames.length] ?? "reload",
}));
const parts = Array.from({ length: Math.ceil(points / pointsPerTest) }, (_, part) =>
  all.slice(part * pointsPerTest, (part + 1) * pointsPerTest),
);

for (const [index, crashes] of parts.entries()) {
  test(`whenever the page ends, no more than the last second is lost (part ${index + 1} of ${parts.length})`, async ({
    browser,
    context,
    portal,
    signIn,
    caseForm,
  }) => {
    test.setTimeout((1 + crashes.length) * 60_000);
    await signIn("ana");
    await caseForm.verifyOnPage();
    const signedIn = await context.storageState();

    const passed = await passCrashPoints({ browser, baseURL: portalAddress(portal), signedIn }, crashes);

    const body = JSON.stringify(passed);
    await test.info().attach("crash points", { body, contentType: "application/json" });
    expect(passed.filter(({ lostBeyondOneSecond }) => lostBeyondOneSecond > 0)).toEqual([]);
  });
}
