import { memo, type ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { toResolverWords, toStatusWords, toWaitingWords } from "@/lib/cases/list-words";
import { isOpenedByAws, type ListedCase } from "@/lib/cases/listed-case";
import { ShortMoment } from "../_case/short-moment";
import { UserText } from "../_case/user-text";

/** A row of the table; on a narrow page a card. A row that the search hides stays in the page: showing it is quick. */
export const CaseRow = memo(function CaseRow({ one, isHidden }: { one: ListedCase; isHidden: boolean }) {
  return (
    <tr hidden={isHidden} className="border-t border-line align-top @max-[40rem]:block @max-[40rem]:py-3">
      <th scope="row" className="pt-0.5 pr-2 pb-2 text-left @max-[40rem]:block @max-[40rem]:py-0">
        <a
          href={`/cases/${one.caseId}`}
          className="inline-flex min-h-8 items-center font-mono font-semibold break-all text-accent underline underline-offset-4"
        >
          {one.caseId}
        </a>
      </th>
      <td className="py-2 pr-2 font-semibold @max-[40rem]:block @max-[40rem]:pt-0 @max-[40rem]:pr-0 @max-[40rem]:text-base">
        {one.title === "" ? <span className="text-ink-soft">No title</span> : <UserText>{one.title}</UserText>}{" "}
        {isOpenedByAws(one) ? <Badge tone="accent">Opened by AWS</Badge> : null}
      </td>
      <Cell label="Status">{toStatusWords(one)}</Cell>
      <Cell label="Waiting for">{toWaitingWords(one)}</Cell>
      <Cell label="Resolved by">{toResolverWords(one)}</Cell>
      <Cell label="Opened">
        <ShortMoment at={toMinute(one.createdAt)} />
      </Cell>
      <Cell label="Last update">
        <ShortMoment at={toMinute(one.updatedAt)} />
      </Cell>
    </tr>
  );
});

/** A card has no heading row, so each fact has its label. */
function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td
      data-label={label}
      className="py-2 pr-2 break-words @max-[40rem]:grid @max-[40rem]:grid-cols-[5.5rem_1fr] @max-[40rem]:gap-x-3 @max-[40rem]:py-0.5 @max-[40rem]:pr-0 @max-[40rem]:before:text-ink-soft @max-[40rem]:before:content-[attr(data-label)]"
    >
      <div className="min-w-0">{children}</div>
    </td>
  );
}

function toMinute(at: number | undefined): number | undefined {
  return at === undefined ? undefined : Math.floor(at / 60_000) * 60_000;
}
