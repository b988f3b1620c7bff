import { Badge } from "@/components/ui/badge";
import type { EditEntry, FileEntry, FindingEntry } from "@/lib/cases/timeline";
import { ShortMoment } from "../../_case/short-moment";
import { UserText } from "../../_case/user-text";
import { useLiveFacts } from "../_facts/live-facts";
import { toFileRowId } from "../_files/file-row-id";

type EventItemProps = { event: EditEntry | FindingEntry | FileEntry; isNew: boolean };

/** One quiet line: an edit of the case, or a finding or a file that its own panel shows. */
export function EventItem({ event, isNew }: EventItemProps) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 border-l-4 border-transparent pl-4 text-sm text-ink-soft">
      <p className="min-w-0 basis-72 grow break-words">
        <Event event={event} /> {isNew ? <Badge tone="accent">New</Badge> : null}
      </p>
      <p className="sm:text-right">
        <ShortMoment at={event.at} />
      </p>
    </li>
  );
}

function Event({ event }: Pick<EventItemProps, "event">) {
  switch (event.kind) {
    case "edit":
      return <Edit edit={event} />;
    case "finding":
      return <Finding finding={event} />;
    case "file":
      return <File file={event} />;
  }
}

function Edit({ edit: { author, action, message } }: { edit: EditEntry }) {
  return (
    <>
      <span className="font-semibold">{author.name}</span> · <UserText>{action}</UserText>
      {message === "" ? null : (
        <>
          {": "}
          <UserText>{message}</UserText>
        </>
      )}
    </>
  );
}

function Finding({ finding: { id, title, status } }: { finding: FindingEntry }) {
  return (
    <>
      <span className="font-semibold">AWS</span> · Finding, {status}:{" "}
      <a href={`#${id}`} onClick={() => reloadFor(id)} className="text-accent underline underline-offset-4">
        <UserText>{title}</UserText>
      </a>
    </>
  );
}

function File({ file: { id, author, fileName, status } }: { file: FileEntry }) {
  const { givenUp } = useLiveFacts();
  const isGivenUp = status === "Being checked" && givenUp.includes(fileName);
  return (
    <>
      <span className="font-semibold">{author.name}</span> · File, {isGivenUp ? "Not completed" : status}:{" "}
      <a href={`#${toFileRowId(id)}`} className="text-accent underline underline-offset-4">
        <UserText>{fileName}</UserText>
      </a>
    </>
  );
}

/** A finding that came after the page is in its panel once the page is loaded again. */
function reloadFor(id: string): void {
  if (document.getElementById(id)) return;
  window.location.hash = id;
  window.location.reload();
}
