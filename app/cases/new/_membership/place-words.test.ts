import { expect, test } from "vitest";
import type { Membership } from "@/lib/cases/membership";
import type { ReadMembership } from "./membership-reads";
import { toPlaceWords } from "./place-words";

const read = (membership?: Membership): ReadMembership => ({ status: "read", ...(membership ? { membership } : {}) });

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
    read(membership),
    "Account 111122223333, Region eu-central-1. Membership “Example Corp”: Active. Incident response team: Ana Silva, Max Okafor.",
  ],
  [
    "what only the list says",
    read({ ...membership, name: undefined, team: undefined }),
    "Account 111122223333, Region eu-central-1. Membership: Active.",
  ],
  [
    "a membership that has ended",
    read({ ...membership, status: "Cancelled", team: [] }),
    "Account 111122223333, Region eu-central-1. Membership “Example Corp”: Cancelled. AWS may refuse new cases. Nobody is on its incident response team.",
  ],
  [
    "a state that is new",
    read({ ...membership, status: "Paused", team: undefined }),
    expect.stringContaining(": Paused."),
  ],
  ["no membership", read(), "Region us-east-1. AWS lists no membership here, and may refuse the case."],
  [
    "a refusal",
    { status: "denied" },
    "Region us-east-1. You cannot read the membership; cases can be opened all the same.",
  ],
  [
    "a failure",
    { status: "unavailable" },
    "Region us-east-1. The membership could not be read; cases can be opened all the same.",
  ],
] as const)("the place of a case is worded from %s", (_what, answer, words) => {
  expect(toPlaceWords(answer, "us-east-1")).toEqual(words);
});
