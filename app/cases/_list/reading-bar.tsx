import { SecondaryButton } from "@/components/ui/button";
import { formatCount } from "@/lib/cases/counted";
import type { ListState } from "./list-state";

type ReadingBarProps = { state: ListState; onRefresh: () => void };

/** How far the reading is, and a button to begin it again. One line, so that nothing moves while pages come. */
export function ReadingBar({ state, onRefresh }: ReadingBarProps) {
  const isReading = state.reading.at === "page";
  const instant = new Date(state.readAt).toISOString();
  const time = `${instant.slice(11, 16)} UTC`;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <SecondaryButton aria-disabled={isReading} onClick={onRefresh}>
        Refresh
      </SecondaryButton>
      <p className="text-sm text-ink-soft">
        {isReading ? (
          `Reading more cases from AWS… ${formatCount(state.read.size)} so far`
        ) : (
          <>
            Updated <time dateTime={instant}>{time}</time>
          </>
        )}
      </p>
      {/* Without the numbers: nobody wants to hear each of them. */}
      <span role="status" className="sr-only">
        {isReading
          ? "Reading more cases from AWS"
          : state.reading.at === "end"
            ? `All cases are read. Updated ${time}`
            : ""}
      </span>
    </div>
  );
}
