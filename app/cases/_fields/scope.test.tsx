import { renderToStaticMarkup } from "react-dom/server";
import { useForm } from "react-hook-form";
import { expect, test } from "vitest";
import { awsServices } from "@/lib/cases/aws-services";
import type { CaseInput } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { ScopeSection } from "./scope";

function Scope() {
  return <ScopeSection form={useForm<CaseInput>({ defaultValues: newCase("token", "UTC") })} />;
}

test("the box of services says how many there are, before their list is loaded", () => {
  expect(renderToStaticMarkup(<Scope />)).toContain(`placeholder="Type to filter ${awsServices.length} services"`);
});
