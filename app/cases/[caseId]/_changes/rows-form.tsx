"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import { focusOnceRendered } from "@/components/ui/once-rendered";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { type ChangeIssue, readList } from "@/lib/cases/case-changes";
import { isSame, type ListInput } from "@/lib/cases/case-entries";
import { conflictsInList, type ListConflict, mergedList } from "@/lib/cases/case-merge";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { Entry } from "@/lib/cases/edit-input";
import type { Tried } from "@/lib/cases/failure-text";
import { newCase } from "@/lib/cases/new-case";
import { type SecretInCase, secretsInCase } from "@/lib/cases/secrets-in-case";
import type { Tag } from "@/lib/cases/tags";
import { touchedList } from "@/lib/cases/touched-input";
import type { WatcherRow } from "@/lib/cases/watchers";
import type { PageOwner } from "@/lib/page-owner";
import { type ActionFailure, type ActionResult, isFailure } from "@/lib/result";
import { callAction } from "../../../_action/call-action";
import { DraftNotice } from "../../../_draft/draft-notice";
import { useDraft } from "../../../_draft/use-draft";
import { FailureAlert } from "../../_case/failure-alert";
import { SecretWarning } from "../../_case/secret-warning";
import { SendingStatus } from "../../_case/sending-status";
import { UserText } from "../../_case/user-text";
import { TagsSection } from "../../_fields/tags";
import { type Me, WatchersSection } from "../../_fields/watchers";
import type { Press } from "./change-rows";
import { createRowsDraft, rowsFields } from "./create-rows-draft";
import { saveChanges } from "./save-changes";
import { saveTags } from "./save-tags";
import { tagging } from "./tagging-words";
import { updating } from "./updating-words";

/** As the form has them. `caseArn` is what tags hang on. */
export type CaseRows = { name: "watchers"; rows: WatcherRow[] } | { name: "tags"; rows: Tag[]; caseArn: string };

type RowsFormProps = {
  caseId: string;
  owner: PageOwner;
  draftKeys: DraftKeys;
  rows: CaseRows;
  me: Me | undefined;
  /** The button that opened the form. */
  press: Press;
  /** Without rows if nothing was saved. */
  onClose: (saved?: CaseRows) => void;
  /** Shown while another tab has the draft. */
  children: ReactNode;
};

type Told =
  | { kind: "failure"; failure: ActionFailure }
  | { kind: "overtaken"; conflicts: readonly ListConflict[] }
  | { kind: "unchanged" | "partly"; failure?: ActionFailure | undefined };

type Sent =
  | { status: "saved"; held?: Tag[] | WatcherRow[] }
  | { status: "partly" | "unchanged" | "overtaken"; held: Tag[] | WatcherRow[]; failure?: ActionFailure };

/** The same section as in the form for a new case, for one list of a case. */
export function RowsForm({ caseId, owner, draftKeys, rows, me, press, onClose, children }: RowsFormProps) {
  const { name } = rows;
  const field = rowsFields[name];
  const startsWith = press === "me" ? me : undefined;
  const form = useForm<CaseInput>({ defaultValues: { ...newCase("", "UTC"), [name]: toStart(rows, startsWith) } });
  const filled = useRef<ListInput>({ [name]: rows.rows });
  const [{ writer, keptForm }] = useState(() => createRowsDraft({ caseId, draftKeys, name, form, filled }));
  const draftStatus = useDraft(writer, keptForm);
  const [told, setTold] = useState<Told>();
  const [secrets, setSecrets] = useState<readonly SecretInCase[]>([]);
  /** The secrets that somebody wants to send. Others ask again. */
  const [accepted, accept] = useState<readonly SecretInCase[]>([]);
  const [isSending, startSending] = useTransition();
  const box = useRef<HTMLFormElement>(null);
  const tick = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (press !== "draft") focusRow(box.current, press === "me" ? "last" : "first");
  }, [press]);

  /** Without rows if nothing was saved. */
  function close(saved?: CaseRows) {
    void writer.discard({ filled: filled.current, now: filled.current });
    onClose(saved);
  }

  function mark(issues: readonly { path: string; message: string }[]) {
    issues.forEach(({ path, message }, index) => {
      // A row's path, or the list's, where what is about no field stands too.
      form.setError((path === "" ? name : path) as FieldPath<CaseInput>, { message }, { shouldFocus: index === 0 });
    });
  }

  function save(event: FormEvent) {
    event.preventDefault();
    if (isSending) return;
    form.clearErrors();
    const now: ListInput = { [name]: form.getValues(name) };
    const { change, issues } = readList(field, filled.current, now);
    if (issues.length > 0) return mark(issues.map(toIssue));
    if (!change) return close();
    const found = secretsInCase({
      ...newCase("", "UTC"),
      [name]: touchedList(field, filled.current, now),
    } as CaseInput); // Rows of that field.
    setSecrets(found);
    if (found.length > 0 && !isSame(found, accepted)) return focusOnceRendered(() => tick.current);
    setTold(undefined);
    startSending(async () => answer(now, await callAction(() => send(now))));
  }

  async function send(now: ListInput): Promise<Sent | ActionResult> {
    if (rows.name === "tags") {
      const { caseArn } = rows;
      return saveTags({ caseId, caseArn, filled: filled.current.tags, now: now.tags }, owner);
    }
    const [before, after] = [filled.current, now].map(({ watchers }) => ({ watchers }));
    const saved = await saveChanges({ caseId, filled: before, now: after }, owner);
    if (isFailure(saved)) return saved;
    return saved.held ? { ...saved, held: saved.held.watchers } : { status: "saved" };
  }

  function answer(now: ListInput, result: Sent | ActionResult) {
    switch (result.status) {
      case "saved":
        return close({ ...rows, rows: result.held ?? now[name] } as CaseRows); // Rows of the same field.
      case "invalid":
        return mark(result.issues);
      case "failed":
        return setTold({ kind: "failure", failure: result });
      default: {
        const held: ListInput = { [name]: result.held };
        const versions = { filled: filled.current, now, held };
        // Otherwise AWS has a part of what was sent, or nothing: what differs is not somebody else's.
        const conflicts = result.status === "overtaken" ? conflictsInList(field, versions) : [];
        filled.current = held;
        form.setValue(name, mergedList(field, versions, new Set(conflicts.map(({ id }) => id))) as never); // The same.
        const failure = "failure" in result ? result.failure : undefined;
        setTold(result.status === "overtaken" ? { kind: "overtaken", conflicts } : { kind: result.status, failure });
      }
    }
  }

  const words = name === "tags" ? tagging : updating;
  const notice = <DraftNotice status={draftStatus} onDiscard={() => close()} onUndo={() => {}} />;
  if (draftStatus.kind === "elsewhere") {
    return (
      <>
        {children}
        {notice}
      </>
    );
  }
  return (
    <form ref={box} onSubmit={save} noValidate autoComplete="off" className="print:hidden">
      {notice}
      {told ? <Answer told={told} tried={words} /> : null}
      <div inert={isSending}>
        {name === "tags" ? <TagsSection form={form} /> : <WatchersSection form={form} me={me} />}
      </div>
      {secrets.length > 0 ? (
        <SecretWarning
          noun="case"
          secrets={secrets}
          isAsked
          isAccepted={isSame(secrets, accepted)}
          onAccept={(isAccepted) => accept(isAccepted ? secrets : [])}
          onChange={(id) => form.setFocus(id as FieldPath<CaseInput>)}
          tick={tick}
        />
      ) : null}
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <PrimaryButton type="submit" aria-disabled={isSending}>
          {isSending ? "Saving…" : `Save ${name}`}
        </PrimaryButton>
        <SecondaryButton disabled={isSending} onClick={() => close()}>
          Cancel
        </SecondaryButton>
        <SendingStatus isSending={isSending} words={`Saving the ${name} with AWS`} />
      </div>
    </form>
  );
}

function Answer({ told, tried }: { told: Told; tried: Tried }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  if (told.kind === "failure") {
    return <FailureAlert failure={told.failure} tried={tried} isUnclear={told.failure.outcome === "unclear"} />;
  }
  return (
    <>
      {"failure" in told && told.failure ? (
        <FailureAlert failure={told.failure} tried={tried} isUnclear={told.failure.outcome === "unclear"} />
      ) : null}
      <Alert ref={box} tone="notice" role="alert" heading={tellings[told.kind].heading} tabIndex={-1} className="mb-6">
        <p className="mt-1">{tellings[told.kind].text}</p>
        {told.kind === "overtaken" ? (
          <ul className="mt-2 list-disc pl-5">
            {told.conflicts.map(({ id, mine, theirs }) => (
              <li key={id} className="break-words">
                They saved: <UserText>{toText(theirs)}</UserText>. You wanted: <UserText>{toText(mine)}</UserText>.
              </li>
            ))}
          </ul>
        ) : null}
      </Alert>
    </>
  );
}

const tellings = {
  overtaken: {
    heading: "Somebody else changed the same",
    text: "Nothing was sent. The form now has what they saved, and your other changes. Change it again if you still want to.",
  },
  unchanged: {
    heading: "Nothing was saved",
    text: "AWS's answer was lost, so we read the case: it has none of your changes. Save them again.",
  },
  partly: {
    heading: "Only part of it was saved",
    text: "We read the case again: it has some of your changes. The form has what is missing. Save it again.",
  },
} as const;

function toText(entries: readonly Entry[]): string {
  if (entries.length === 0) return "removed";
  const texts = entries.map((entry) =>
    typeof entry === "string" ? entry : Object.values(entry).filter(Boolean).join(", "),
  );
  return texts.join("; ");
}

function toIssue({ path, message }: ChangeIssue): { path: string; message: string } {
  return { path: path.map(String).join("."), message };
}

function toStart({ rows }: CaseRows, startsWith: Me | undefined): object[] {
  return startsWith ? [...rows, { ...startsWith, jobTitle: "" }] : rows;
}

function focusRow(box: HTMLFormElement | null, which: "first" | "last"): void {
  const cells = [...(box?.querySelectorAll("input") ?? [])];
  const cell = which === "first" ? cells[0] : cells.at(-1);
  (cell ?? box?.querySelector("button"))?.focus();
}
