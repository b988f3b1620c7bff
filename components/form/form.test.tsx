import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Input } from "@/components/ui/input";
import { CellField } from "./cell-field";
import { CharacterCount } from "./character-count";
import { ChoiceGroup } from "./choice-group";
import { controlProps, describedBy } from "./describe";
import { ErrorSummary } from "./error-summary";
import { Field } from "./field";
import { FormSection } from "./form-section";
import { MultiSelect } from "./multi-select";
import { RemoveButton } from "./remove-button";
import { RowList } from "./row-list";

/** The first element of this kind, as the server sends it. */
function attributesOf(element: ReactElement, tag: string): Record<string, string> {
  const [, attributes = ""] = new RegExp(`<${tag}\\b([^>]*)>`).exec(renderToStaticMarkup(element)) ?? [];
  return Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
}

/** The text alone. */
function textOf(element: ReactElement): string {
  return renderToStaticMarkup(element).replace(/<[^>]*>/g, "");
}

/** Ids that the markup refers to but lacks: descriptions that nobody would hear. */
function idsNamedInVain(element: ReactElement): string[] {
  const markup = renderToStaticMarkup(element);
  const named = [...markup.matchAll(/ (?:for|aria-describedby|aria-labelledby|aria-controls)="([^"]*)"/g)];
  const held = new Set([...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  return named.flatMap(([, ids = ""]) => ids.split(" ")).filter((id) => !held.has(id));
}

describe("the description of a control", () => {
  test("is nothing when there is no hint, note or error", () => {
    expect(describedBy("title", {})).toBeUndefined();
  });

  test("is hint, mark, note and error, in reading order", () => {
    expect(describedBy("title", { error: "e", note: "n", mark: "m", hint: "h" })).toBe(
      "title-hint title-mark title-note title-error",
    );
  });

  test("leaves out what is empty", () => {
    expect(describedBy("title", { hint: "", note: null, error: "e" })).toBe("title-error");
  });

  test("marks the control invalid only with an error", () => {
    expect([controlProps("title", { error: "e" }), controlProps("title", {})]).toMatchObject([
      { "aria-invalid": true },
      { "aria-invalid": undefined },
    ]);
  });
});

function aField(parts: Partial<Parameters<typeof Field>[0]> = {}) {
  return (
    <Field id="title" label="Title" {...parts}>
      {(control) => <Input {...control} />}
    </Field>
  );
}

describe("a field", () => {
  test("has a label for its control", () => {
    expect([attributesOf(aField(), "label").for, attributesOf(aField(), "input").id]).toEqual(["title", "title"]);
  });

  test("has no description without hint and error", () => {
    expect(attributesOf(aField(), "input")).not.toHaveProperty("aria-describedby");
  });

  test("is described by its hint, note and error, which all exist", () => {
    expect(idsNamedInVain(aField({ hint: "Hint", note: "Note", error: "Enter a title" }))).toEqual([]);
  });

  test("is invalid with an error", () => {
    expect(attributesOf(aField({ error: "Enter a title" }), "input")).toMatchObject({
      "aria-invalid": "true",
      "aria-describedby": "title-error",
    });
  });

  test('says "Error" to people who do not see the colour', () => {
    expect(textOf(aField({ error: "Enter a title" }))).toBe("TitleError: Enter a title");
  });

  test("escapes the error", () => {
    expect(renderToStaticMarkup(aField({ error: "<img src=x onerror=alert(1)>" }))).not.toContain("<img");
  });

  test("keeps incident details out of the browser's autofill", () => {
    expect(attributesOf(aField(), "input")).toMatchObject({ autoComplete: "off" });
  });
});

describe("a field in a table", () => {
  const cell = (
    <CellField id="watchers.0.email" label="Email 1" note="Sent as …" error="Enter an e-mail address">
      {(control) => <Input {...control} />}
    </CellField>
  );

  test("has a name for people who do not see the column's heading", () => {
    expect(attributesOf(cell, "label").for).toBe("watchers.0.email");
  });

  test("is described by its note and error, which both exist", () => {
    expect([attributesOf(cell, "input")["aria-describedby"], idsNamedInVain(cell)]).toEqual([
      "watchers.0.email-note watchers.0.email-error",
      [],
    ]);
  });
});

describe("a group of choices", () => {
  const choices = [
    { value: "Investigation", label: "Investigations and inquiries", hint: "Something happened" },
    { value: "Security Incident", label: "Active security incident", hint: "Something is happening" },
  ];
  const group = (error?: string) => (
    <ChoiceGroup id="engagementType" legend="Type of request" choices={choices} error={error} control={{ name: "e" }} />
  );

  test("can be linked to by the id of its first choice", () => {
    expect(attributesOf(group(), "input")).toMatchObject({ id: "engagementType", type: "radio" });
  });

  test("has a label and a hint for each choice", () => {
    expect(idsNamedInVain(group("Select the type of request"))).toEqual([]);
  });

  test("has ids without spaces, which would be two ids", () => {
    const ids = [...renderToStaticMarkup(group()).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id) => id?.includes(" "))).toEqual([]);
  });

  test("is described as a whole by its error", () => {
    expect(attributesOf(group("Select the type of request"), "fieldset")["aria-describedby"]).toBe(
      "engagementType-error",
    );
  });
});

describe("the error summary", () => {
  const errors = [
    { id: "title", message: "Enter a title" },
    { id: "watchers.1.email", message: "Enter an e-mail address" },
  ];

  test("is absent without errors", () => {
    expect(renderToStaticMarkup(<ErrorSummary errors={[]} onFollow={() => {}} />)).toBe("");
  });

  test("is an alert under its heading that can take the focus", () => {
    expect(attributesOf(<ErrorSummary errors={errors} onFollow={() => {}} />, "div")).toMatchObject({
      role: "alert",
      tabindex: "-1",
      "aria-labelledby": "error-summary-heading",
    });
  });

  test("has a heading, then each error", () => {
    expect(textOf(<ErrorSummary errors={errors} onFollow={() => {}} />)).toBe(
      "There is a problemEnter a titleEnter an e-mail address",
    );
  });

  test("links each entry to its control", () => {
    const links = [
      ...renderToStaticMarkup(<ErrorSummary errors={errors} onFollow={() => {}} />).matchAll(/href="([^"]*)"/g),
    ];
    expect(links.map(([, href]) => href)).toEqual(["#title", "#watchers.1.email"]);
  });
});

describe("a list of rows", () => {
  const list = (error?: string) => (
    <section>
      <h2 id="watchers-heading">Watchers</h2>
      <RowList
        id="watchers"
        labelledBy="watchers-heading"
        announcement="Watcher 2 added"
        error={error}
        addButton={null}
        addLabel="Add watcher"
        onAdd={() => {}}
      >
        <p>Row</p>
      </RowList>
    </section>
  );

  test("is a group named by its heading and described by what is wrong with it", () => {
    expect([attributesOf(list("Too many"), "fieldset")["aria-describedby"], idsNamedInVain(list("Too many"))]).toEqual([
      "watchers-error",
      [],
    ]);
  });

  test("can take the focus, as the error summary leads to it", () => {
    expect(attributesOf(list(), "fieldset")).toMatchObject({ id: "watchers", tabindex: "-1" });
  });

  test("announces politely which row was added or removed", () => {
    expect(renderToStaticMarkup(list())).toMatch(/role="status"[^>]*>Watcher 2 added</);
  });

  test("has a button that adds a row and does not send the form", () => {
    expect(attributesOf(list(), "button")).toMatchObject({ type: "button" });
  });
});

describe("the button that removes a row", () => {
  test("names its row and does not send the form", () => {
    const button = <RemoveButton label="Remove watcher 2" onClick={() => {}} />;
    expect([textOf(button), attributesOf(button, "button").type]).toEqual(["Remove watcher 2×", "button"]);
  });
});

describe("the count of characters", () => {
  test.each([
    [0, "8,000 of 8,000 characters left"],
    [1, "7,999 of 8,000 characters left"],
    [8000, "0 of 8,000 characters left"],
    [8001, "1 too many"],
    [1_008_000, "1,000,000 too many"],
  ])("after %i characters says %s", (length, text) => {
    expect(textOf(<CharacterCount length={length} limit={8000} />)).toBe(text);
  });
});

describe("a section of the form", () => {
  test("is a region named by its heading", () => {
    const section = (
      <FormSection headingId="scope-heading" heading="Scope" description="What is affected">
        <p>Fields</p>
      </FormSection>
    );
    expect([attributesOf(section, "section")["aria-labelledby"], idsNamedInVain(section)]).toEqual([
      "scope-heading",
      [],
    ]);
  });
});

describe("a choice of many, before it is touched", () => {
  const labels: Readonly<Record<string, string>> = { "us-east-1": "US East (N. Virginia) us-east-1" };
  const field = (value: string[]) => (
    <Field id="impactedAwsRegions" label="Impacted Regions" error="Select a Region">
      {(control) => (
        <MultiSelect
          control={control}
          noun="Regions"
          placeholder="Type to filter 36 Regions"
          value={value}
          text=""
          onChange={() => {}}
          onUse={() => {}}
          toLabel={(one) => labels[one] ?? one}
          list={undefined}
        />
      )}
    </Field>
  );

  test("is a combobox with the field's id and error", () => {
    expect(attributesOf(field([]), "input")).toMatchObject({
      role: "combobox",
      id: "impactedAwsRegions",
      "aria-expanded": "false",
      "aria-describedby": "impactedAwsRegions-error",
      "aria-invalid": "true",
    });
  });

  test("refers only to ids that exist", () => {
    expect(idsNamedInVain(field([]))).toEqual([]);
  });

  test("offers to remove each choice by its label", () => {
    expect(textOf(field(["us-east-1"]))).toContain("RemoveUS East (N. Virginia) us-east-1");
  });

  test("shows an unlisted value unchanged", () => {
    expect(textOf(field(["mars-north-1"]))).toContain("Removemars-north-1");
  });
});
