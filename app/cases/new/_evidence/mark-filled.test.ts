import { createFormControl, type UseFormReturn } from "react-hook-form";
import { beforeEach, expect, test, vi } from "vitest";
import { setFieldMarks } from "@/components/form/field-marks";
import type { CaseParts } from "@/lib/cases/case-link";
import type { CaseInput } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { fillForm } from "../../_fields/fill-form";
import { markFilled } from "./mark-filled";

vi.mock("@/components/form/field-marks", () => ({ setFieldMarks: vi.fn() }));

let form: UseFormReturn<CaseInput>;

beforeEach(() => {
  vi.mocked(setFieldMarks).mockClear();
  const { control, ...methods } = createFormControl<CaseInput>({ defaultValues: newCase("token-1", "UTC") });
  control._state.mount = true;
  form = { ...methods, control } as unknown as UseFormReturn<CaseInput>;
});

function fill(parts: CaseParts) {
  const undo = fillForm(form, parts);
  markFilled(form, parts);
  return undo;
}

function marked() {
  return [...(vi.mocked(setFieldMarks).mock.lastCall?.[0].keys() ?? [])];
}

const start = { date: "2026-11-20", time: "01:14", timeZone: "UTC" };
const row = { ipAddress: "198.51.100.7", userAgent: "" };

test("what evidence filled is marked, and each box of the start by itself", () => {
  fill({ title: "Keys in use", reportedIncidentStartDate: start });
  expect(marked()).toEqual([
    "title",
    "reportedIncidentStartDate.date",
    "reportedIncidentStartDate.time",
    "reportedIncidentStartDate.timeZone",
  ]);
});

test("an edited field loses its mark, and the others keep theirs", () => {
  fill({ title: "Keys in use", reportedIncidentStartDate: start });
  form.setValue("title", "Keys of build in use");
  form.setValue("reportedIncidentStartDate.time", "02:00");
  expect(marked()).toEqual(["reportedIncidentStartDate.date", "reportedIncidentStartDate.timeZone"]);
});

test("a box keeps its mark when the start is set again with its old value", () => {
  fill({ reportedIncidentStartDate: start });
  form.setValue("reportedIncidentStartDate", { ...start, time: "02:00" });
  expect(marked()).toEqual(["reportedIncidentStartDate.date", "reportedIncidentStartDate.timeZone"]);
});

test("a table loses its mark with the first change of a row", () => {
  fill({ threatActorIpAddresses: [row] });
  expect(marked()).toEqual(["threatActorIpAddresses"]);
  form.setValue("threatActorIpAddresses.0.userAgent", "curl/8");
  expect(marked()).toEqual([]);
});

test("nothing is marked after an undo, or when another draft takes the form", () => {
  fill({ title: "Keys in use" })();
  expect(marked()).toEqual([]);
  fill({ title: "Keys in use" });
  form.reset(newCase("token-2", "UTC"));
  expect(marked()).toEqual([]);
});

test("a second fill is marked like the first", () => {
  fill({ title: "Keys in use" });
  fill({ title: "Other keys in use", impactedAccounts: "111122223333" });
  expect(marked()).toEqual(["title", "impactedAccounts"]);
});
