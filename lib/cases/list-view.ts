export const sortKeys = ["case", "title", "status", "waiting", "resolver", "opened", "updated"] as const;

export type SortKey = (typeof sortKeys)[number];

/** How the list of cases is searched, filtered and sorted. An empty text filters nothing. */
export type ListView = {
  search: string;
  /** A status as AWS names it. */
  status: string;
  /** "AWS" or "Self". */
  resolver: string;
  isClosedShown: boolean;
  sort: SortKey;
  isDescending: boolean;
};

export const defaultView: ListView = {
  search: "",
  status: "",
  resolver: "",
  isClosedShown: false,
  sort: "opened",
  isDescending: true,
};

export function isDefaultView(view: ListView): boolean {
  return toFragment(view) === "";
}

/** For the address after `#`, which the browser sends to nobody. Empty for the default. */
export function toFragment({ search, status, resolver, isClosedShown, sort, isDescending }: ListView): string {
  const isSorted = sort !== defaultView.sort || isDescending !== defaultView.isDescending;
  const parts = {
    ...(search === "" ? {} : { search }),
    ...(status === "" ? {} : { status }),
    ...(resolver === "" ? {} : { resolver }),
    ...(isClosedShown ? { closed: "shown" } : {}),
    ...(isSorted ? { sort: `${isDescending ? "-" : ""}${sort}` } : {}),
  };
  const fragment = new URLSearchParams(parts).toString();
  return fragment === "" ? "" : `#${fragment}`;
}

const maxCharacters = 300;

/** Anybody can write an address: what it does not understand is as in the default. */
export function readFragment(fragment: string): ListView {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const text = (name: string) => (parts.get(name) ?? "").slice(0, maxCharacters);
  const sort = text("sort");
  const key = sortKeys.find((each) => each === sort.replace(/^-/, ""));
  return {
    search: text("search"),
    status: text("status"),
    resolver: text("resolver"),
    isClosedShown: parts.get("closed") === "shown",
    ...(key === undefined
      ? { sort: defaultView.sort, isDescending: defaultView.isDescending }
      : { sort: key, isDescending: sort.startsWith("-") }),
  };
}
