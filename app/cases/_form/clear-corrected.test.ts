import { zodResolver } from "@hookform/resolvers/zod";
import { createFormControl, type UseFormReturn } from "react-hook-form";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CaseInput, caseSchema } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { errorsIn } from "../_fields/field-messages";
import { clearCorrected } from "./clear-corrected";

let form: UseFormReturn<CaseInput>;
let areRulesLoaded: boolean;
let stop: () => void;

beforeEach(async () => {
  areRulesLoaded = true;
  const { control, ...methods } = createFormControl<CaseInput>({
    defaultValues: newCase("token-1", "UTC"),
    resolver: zodResolver(caseSchema, undefined, { raw: true }),
    reValidateMode: "onSubmit",
  });
  control._state.mount = true;
  form = { ...methods, control } as unknown as UseFormReturn<CaseInput>;
  stop = clearCorrected(form, (values) => (areRulesLoaded ? caseSchema.safeParse(values).error?.issues : undefined));
});

afterEach(() => stop());

async function wrongAfter(change: () => void): Promise<string[]> {
  change();
  await new Promise((resolve) => setTimeout(resolve, 20));
  return errorsIn(form.control._formState.errors).map(({ path }) => path);
}

test("an error is gone as soon as the field is right", async () => {
  await form.trigger(["title", "description"]);
  expect(await wrongAfter(() => form.setValue("title", "Keys in use"))).toEqual(["description"]);
});

test("an error stays while the field is wrong", async () => {
  await form.trigger("title");
  expect(await wrongAfter(() => form.setValue("title", " "))).toEqual(["title"]);
});

test("an error about a whole list is gone once enough rows are removed", async () => {
  const row = { email: "ana@example.com", name: "", jobTitle: "" };
  form.setValue("watchers", Array(31).fill(row));
  await form.trigger("watchers");
  expect(await wrongAfter(() => form.setValue("watchers", Array(30).fill(row)))).toEqual([]);
});

test("an error that another field's change put right is gone too", async () => {
  form.setValue("reportedIncidentStartDate", { date: "2026-03-04", time: "", timeZone: "UTC" });
  await form.trigger("reportedIncidentStartDate");
  expect(await wrongAfter(() => form.setValue("reportedIncidentStartDate.time", "05:06"))).toEqual([]);
});

test("a change adds no error", async () => {
  await form.trigger("title");
  expect(await wrongAfter(() => form.setValue("watchers.0.email", "nobody"))).toEqual(["title"]);
});

test("AWS's own words stay until that field changes", async () => {
  form.setValue("title", "KEYS");
  form.setError("title", { type: "aws", message: "Titles must not shout" });
  const elsewhere = await wrongAfter(() => form.setValue("description", "Said more"));
  expect([elsewhere, await wrongAfter(() => form.setValue("title", "Keys"))]).toEqual([["title"], []]);
});

test("nothing is cleared before the rules are loaded", async () => {
  await form.trigger("title");
  areRulesLoaded = false;
  expect(await wrongAfter(() => form.setValue("title", "Keys in use"))).toEqual(["title"]);
});
