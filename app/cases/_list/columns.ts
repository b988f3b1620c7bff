import type { SortKey } from "@/lib/cases/list-view";

export type Column = {
  key: SortKey;
  label: string;
  /** The first press on it sorts so. */
  isDescendingFirst: boolean;
};

export const columns: readonly Column[] = [
  { key: "case", label: "Case", isDescendingFirst: true },
  { key: "title", label: "Title", isDescendingFirst: false },
  { key: "status", label: "Status", isDescendingFirst: false },
  { key: "waiting", label: "Waiting for", isDescendingFirst: false },
  { key: "resolver", label: "Resolved by", isDescendingFirst: false },
  { key: "opened", label: "Opened", isDescendingFirst: true },
  { key: "updated", label: "Last update", isDescendingFirst: true },
];
