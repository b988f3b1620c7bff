import { expect, test } from "vitest";
import type { Membership } from "@/lib/cases/membership";
import { toPlaceWords } from "./place-words";

const membership: Membership = {
  membershipId: "m-0a1b2c3d4e5f67890",
  accountId: "111122223333",
  region: "eu-central-1",
  name: "Example Corp",
  status: "Active",
  team: [
    { name: "Ana Silva", jobTitle: "Lead" },
    { name: "Max Okafor", jobTitle: "Engineer" },
  ],
};

test.each([
  [
    "all that AWS says",
    membership,
    "Account 111122223333, Region eu-central-1. Membership “Example Corp”: Active. Incident response team: Ana Silva, Max Okafor.",
  ],
  [
    "what only the list says",
    { ...membership, name: undefined, team: undefined },
    "Account 111122223333, Region eu-central-1. Membership: Active.",
  ],
  [
    "a membership that has ended",
    { ...membership, status: "Cancelled", team: [] },
    "Account 111122223333, Region eu-central-1. Membership “Example Corp”: Cancelled. AWS may refuse new cases. Nobody is on its incident response team.",
  ],
  ["a state that is new", { ...membership, status: "Paused", team: undefined }, expect.stringContaining(": Paused.")],
  ["no membership", undefined, "Region us-east-1. AWS lists no membership here, and may refuse the case."],
])("the place of a case is worded from %s", (_what, read, words) => {
  expect(toPlaceWords(read, "us-east-1")).toEqual(words);
});
