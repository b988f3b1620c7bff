import { LinkButton } from "@/components/ui/button";
import { isOpen } from "@/lib/cases/arrange-cases";
import { counted } from "@/lib/cases/counted";
import { defaultView, isDefaultView, type ListView } from "@/lib/cases/list-view";
import type { ListedCase } from "@/lib/cases/listed-case";

type NothingShownProps = {
  cases: readonly ListedCase[];
  matches: (one: ListedCase) => boolean;
  view: ListView;
  isComplete: boolean;
  onChange: (change: Partial<ListView>) => void;
};

/** Why the list is empty, and what to do about it. */
export function NothingShown({ cases, matches, view, isComplete, onChange }: NothingShownProps) {
  const closed = cases.filter((one) => !isOpen(one) && matches(one)).length;
  const isFiltered = !isDefaultView({ ...view, sort: defaultView.sort, isDescending: defaultView.isDescending });
  return (
    <p className="py-4">
      {isFiltered ? "No case matches." : cases.length === 0 ? "Your role sees no cases." : "No case is open."}
      {isComplete ? "" : " Not all cases have been read yet."}{" "}
      {closed > 0 && !view.isClosedShown ? (
        <LinkButton onClick={() => onChange({ isClosedShown: true })}>Show {counted(closed, "closed case")}</LinkButton>
      ) : null}{" "}
      {isFiltered ? (
        <LinkButton onClick={() => onChange({ search: "", status: "", resolver: "" })}>
          Clear search and filters
        </LinkButton>
      ) : null}
    </p>
  );
}
