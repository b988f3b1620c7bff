import { type Waiting, waitingIn } from "./case-banner";
import { caseStatuses } from "./case-statuses";
import type { ListView, SortKey } from "./list-view";
import type { ListedCase } from "./listed-case";

export type ArrangedCases = {
  /** AWS waits for the customer's answer. */
  waiting: ListedCase[];
  others: ListedCase[];
};

/** Sorted, without the closed ones unless they are asked for. */
export function arrangeCases(cases: Iterable<ListedCase>, view: ListView): ArrangedCases {
  const hasClosed = view.isClosedShown || view.status === "Closed";
  const listed = [...cases].filter((one) => hasClosed || isOpen(one)).sort(toOrder(view));
  return {
    waiting: listed.filter((one) => waitingIn(one) === "for-you"),
    others: listed.filter((one) => waitingIn(one) !== "for-you"),
  };
}

export function isOpen({ caseStatus }: ListedCase): boolean {
  return caseStatus !== "Closed";
}

/** True if search and filters let a case through. Each word of the search must be in the title or the ID. */
export function toMatcher({ search, status, resolver }: ListView): (one: ListedCase) => boolean {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return (one) => {
    if (status !== "" && one.caseStatus !== status) return false;
    if (resolver !== "" && one.resolverType !== resolver) return false;
    if (words.length === 0) return true;
    const text = fold(`${one.caseId} ${one.title}`);
    return words.every((word) => text.includes(word));
  };
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

type Order = (a: ListedCase, b: ListedCase) => number;

function toOrder({ sort, isDescending }: ListView): Order {
  const order = orders[sort];
  return (a, b) => {
    const byKey = isDescending ? order(b, a) : order(a, b);
    // A value that AWS did not give is last, whichever way the list is sorted.
    return missing(sort, a) - missing(sort, b) || byKey || byId(b, a);
  };
}

function missing(sort: SortKey, { createdAt, updatedAt }: ListedCase): number {
  return (sort === "opened" && createdAt === undefined) || (sort === "updated" && updatedAt === undefined) ? 1 : 0;
}

/** IDs are numbers too long for a number. */
const byId: Order = (a, b) => a.caseId.length - b.caseId.length || (a.caseId < b.caseId ? -1 : Number(a !== b));

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

const waitingRanks: readonly Waiting[] = ["for-you", "for-aws", "own-team", "unknown", "closed"];

const orders: Readonly<Record<SortKey, Order>> = {
  case: byId,
  title: (a, b) => collator.compare(a.title, b.title),
  status: (a, b) => statusRank(a) - statusRank(b),
  waiting: (a, b) => waitingRanks.indexOf(waitingIn(a)) - waitingRanks.indexOf(waitingIn(b)),
  resolver: (a, b) => collator.compare(a.resolverType ?? "", b.resolverType ?? ""),
  opened: (a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0),
  updated: (a, b) => (a.updatedAt ?? 0) - (b.updatedAt ?? 0),
};

/** A status that we do not know comes after those that we know. */
function statusRank({ caseStatus }: ListedCase): number {
  const rank = caseStatuses.indexOf(caseStatus ?? "");
  return rank === -1 ? caseStatuses.length : rank;
}
