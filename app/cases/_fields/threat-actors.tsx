"use client";

import { type ClipboardEvent, memo, useCallback, useEffect, useState } from "react";
import { type UseFormReturn, useFormState } from "react-hook-form";
import { CellField } from "@/components/form/cell-field";
import { FormSection } from "@/components/form/form-section";
import { RemoveButton } from "@/components/form/remove-button";
import { RowList } from "@/components/form/row-list";
import { rowNumberLook } from "@/components/form/row-number";
import { SentAs } from "@/components/form/sent-as";
import { Input } from "@/components/ui/input";
import { caseFields } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import { readIpAddress } from "@/lib/cases/ip-address";
import { type IpRow, readIpRows } from "@/lib/cases/ip-rows";
import type { PastedAddresses } from "@/lib/evidence/pasted-values";
import { usePasteNote } from "./lazy-paste-note";
import { useRows } from "./use-rows";

const name = "threatActorIpAddresses";
const { cells } = caseFields[name];

const columns = "grid grid-cols-[2rem_2fr_3fr_3rem] max-sm:grid-cols-[1fr_2.75rem]";

/** In a long table, a row off the screen costs no layout. */
const longTable = 20;

/** The browser clips each row to its box: its padding leaves room for a focus ring. The sizes are a plain row's. */
const offScreen =
  "-mx-1.5 -my-0.5 p-1.5 [contain-intrinsic-size:auto_2.75rem] group-data-long:[content-visibility:auto] max-sm:[contain-intrinsic-size:auto_10.5rem]";

/** A change renders only its own row, so that 200 rows do not slow typing. */
export function ThreatActorsSection({ form }: { form: UseFormReturn<CaseInput> }) {
  const { errors } = useFormState({ control: form.control, name });
  const rows = useRows(form, name, "ipAddress");
  const { paste } = rows;
  const sentAs = useSentAs(form);
  useShownCells(form);
  const { note, tell } = usePasteNote();

  const pasteRows = useCallback(
    (index: number, event: ClipboardEvent<HTMLInputElement>) => {
      const text = event.clipboardData.getData("text");
      const pasted = readIpRows(text);
      const isClean = pasted.every(({ ipAddress }) => readIpAddress(ipAddress).ok);
      if (pasted.length < 2 && !pasted[0]?.userAgent && isClean) return;
      event.preventDefault();
      if (isClean) return paste(index, pasted);
      void readLikeEvidence(text, pasted).then(({ rows, ...told }) => {
        if (rows.length > 0) paste(index, rows);
        tell(told);
      });
    },
    [paste, tell],
  );

  return (
    <FormSection
      headingId="threat-actors-heading"
      heading="Threat actors"
      need="Optional"
      description="Addresses the activity came from. You can paste a list, or two columns from a spreadsheet, into an IP address box. Defanged addresses such as 192[.]0[.]2[.]1 are fine."
    >
      <RowList
        id={name}
        labelledBy="threat-actors-heading"
        announcement={rows.announcement}
        error={errors[name]?.root?.message ?? errors[name]?.message}
        addButton={rows.addButton}
        addLabel="Add IP address"
        onAdd={rows.addRow}
      >
        {rows.fields.length > 0 ? (
          <table className="block">
            <thead className="block max-sm:sr-only">
              <tr className={`${columns} pb-1 text-left`}>
                <td aria-hidden="true" />
                <th scope="col" className="font-semibold">
                  {cells.ipAddress.label}
                </th>
                <th scope="col" className="pl-3 font-semibold">
                  {cells.userAgent.label}
                </th>
                <td />
              </tr>
            </thead>
            <tbody data-long={rows.fields.length > longTable ? "" : undefined} className="group block">
              {rows.fields.map(({ id, ipAddress, userAgent }, index) => (
                <Row
                  key={id}
                  index={index}
                  ipAddress={ipAddress}
                  userAgent={userAgent}
                  setValue={form.setValue}
                  sentAs={sentAs[index]}
                  addressError={errors[name]?.[index]?.ipAddress?.message}
                  agentError={errors[name]?.[index]?.userAgent?.message}
                  onPaste={pasteRows}
                  onRemove={rows.removeRow}
                />
              ))}
            </tbody>
          </table>
        ) : null}
      </RowList>
      {note}
    </FormSection>
  );
}

// Logs, links and addresses with ports are read as the evidence panel reads them. Offline, the form marks them.
async function readLikeEvidence(text: string, rows: IpRow[]): Promise<PastedAddresses> {
  try {
    const { readPastedAddresses } = await import("@/lib/evidence/pasted-values");
    return readPastedAddresses(text);
  } catch {
    return { rows, corrected: 0, skipped: [] };
  }
}

/** Of each row, how AWS gets its address; empty if that is as typed. */
function useSentAs(form: UseFormReturn<CaseInput>): readonly string[] {
  // One text, so that a key or an empty row, which change nothing here, render nothing.
  const [texts, setTexts] = useState("");
  useEffect(() => {
    const look = () => setTexts(form.getValues(name).map(toSentAs).join("\n").trimEnd());
    look();
    return form.subscribe({
      name,
      formState: { values: true },
      callback({ name: path }) {
        // Of a single row, only its address matters.
        if (!path?.startsWith(`${name}.`) || path.endsWith(".ipAddress")) look();
      },
    });
  }, [form]);
  return texts.split("\n");
}

function toSentAs({ ipAddress }: IpRow): string {
  const reading = readIpAddress(ipAddress);
  return reading.ok && reading.changed ? reading.address : "";
}

/** Shows in its box what something else wrote into a cell, such as the removal of an invisible character. */
function useShownCells({ subscribe, getValues }: UseFormReturn<CaseInput>): void {
  useEffect(() => {
    return subscribe({
      name,
      formState: { values: true },
      callback({ name: path }) {
        const box = path && document.getElementById(path);
        if (!(box instanceof HTMLInputElement)) return;
        const value = getValues(path as CellPath);
        if (box.value !== value) box.value = value;
      },
    });
  }, [subscribe, getValues]);
}

type CellPath = `${typeof name}.${number}.${keyof IpRow}`;

type RowProps = IpRow & {
  index: number;
  setValue: UseFormReturn<CaseInput>["setValue"];
  sentAs: string | undefined;
  addressError: string | undefined;
  agentError: string | undefined;
  onPaste: (index: number, event: ClipboardEvent<HTMLInputElement>) => void;
  onRemove: (index: number) => void;
};

/** Its boxes keep what is typed, as those of `register` do, which would take a third of the time of a paste. */
const Row = memo(function Row(props: RowProps) {
  const { index, ipAddress, userAgent, setValue, sentAs, addressError, agentError, onPaste, onRemove } = props;
  const address = `${name}.${index}.ipAddress` as const;
  const agent = `${name}.${index}.userAgent` as const;
  const number = index + 1;
  return (
    <tr
      className={`${columns} ${offScreen} max-sm:mb-2 max-sm:gap-x-3 max-sm:gap-y-2 max-sm:after:col-span-2 max-sm:after:mt-2 max-sm:after:border-b max-sm:after:border-line max-sm:after:content-['']`}
    >
      <td className={rowNumberLook} aria-hidden="true">
        {number}
      </td>
      <CellField
        as="td"
        className="max-sm:col-span-2"
        id={address}
        label={`${cells.ipAddress.label} ${number}`}
        error={addressError}
        note={sentAs ? <SentAs text={sentAs} /> : null}
      >
        {(field) => (
          <Input
            {...field}
            name={address}
            defaultValue={ipAddress}
            onChange={({ target }) => setValue(address, target.value)}
            onPaste={(event) => onPaste(index, event)}
          />
        )}
      </CellField>
      <CellField as="td" className="sm:pl-3" id={agent} label={`${cells.userAgent.label} ${number}`} error={agentError}>
        {(field) => (
          <Input
            {...field}
            name={agent}
            defaultValue={userAgent}
            onChange={({ target }) => setValue(agent, target.value)}
          />
        )}
      </CellField>
      <td className="sm:pl-1">
        <RemoveButton label={`Remove IP address ${number}`} onClick={() => onRemove(index)} />
      </td>
    </tr>
  );
});
