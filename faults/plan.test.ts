import { expect, test } from "vitest";
import { createRandom } from "../tools/random";
import { faultKinds } from "./fault-kinds";
import { FaultDeck, planSubmits } from "./plan";

const planOf = (seed: number) => {
  const random = createRandom(seed);
  return planSubmits(random, new FaultDeck(random, faultKinds), "remembered-1", 200, 0.2);
};

test("the same seed plans the same submits", () => {
  expect(planOf(7)).toEqual(planOf(7));
});

test("another seed plans others", () => {
  expect(planOf(8)).not.toEqual(planOf(7));
});

test("the share of submits with a fault is the one asked for", () => {
  expect(planOf(7).filter(({ kind }) => kind !== undefined)).toHaveLength(40);
});

test("every kind of fault is dealt once before any comes again", () => {
  const deck = new FaultDeck(createRandom(7), faultKinds);
  const dealt = faultKinds.map(() => deck.deal()?.name);
  expect(dealt.toSorted()).toEqual(faultKinds.map(({ name }) => name).toSorted());
});

test("no two submits share a client token", () => {
  expect(new Set(planOf(7).map(({ clientToken }) => clientToken)).size).toBe(200);
});
