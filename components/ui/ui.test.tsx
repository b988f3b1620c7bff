import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Alert } from "./alert";
import { LinkButton, PrimaryButton, SecondaryButton } from "./button";
import { CopyButton } from "./copy-button";
import { Input } from "./input";
import { Select } from "./select";
import { Textarea } from "./textarea";

describe("a button", () => {
  test.each([
    ["the main one", PrimaryButton],
    ["a second one", SecondaryButton],
    ["one in a text", LinkButton],
  ])("does not send a form unless it is told to: %s", (_what, Button) => {
    expect(renderToStaticMarkup(<Button>Add</Button>)).toContain('type="button"');
  });

  test("sends the form when it is told to", () => {
    expect(renderToStaticMarkup(<PrimaryButton type="submit">Review case</PrimaryButton>)).toContain('type="submit"');
  });

  test("keeps the classes it is given besides its own", () => {
    expect(renderToStaticMarkup(<PrimaryButton className="w-full">Go</PrimaryButton>)).toMatch(/class="[^"]+ w-full"/);
  });
});

describe("an alert", () => {
  test("interrupts nobody unless it is given a role", () => {
    expect(renderToStaticMarkup(<Alert tone="notice">Text</Alert>)).not.toContain("role=");
  });

  test("has a heading when it is given one", () => {
    expect(renderToStaticMarkup(<Alert tone="danger" heading="Refused" role="alert" />)).toMatch(
      /role="alert".*<h2[^>]*>Refused<\/h2>/,
    );
  });
});

describe("a control", () => {
  test.each([
    ["a line", <Input key="1" />],
    ["a text", <Textarea key="2" />],
  ])("keeps incident details out of the browser's memory of forms: %s", (_what, control) => {
    expect(renderToStaticMarkup(control)).toContain('autoComplete="off"');
  });

  test("passes on what it is given", () => {
    expect(renderToStaticMarkup(<Select id="zone" aria-invalid />)).toMatch(/id="zone".*aria-invalid="true"/);
  });
});

describe("the button that copies", () => {
  test("has nothing to say before it is pressed", () => {
    expect(renderToStaticMarkup(<CopyButton label="Copy link" text="https://portal.example" />)).toMatch(
      />Copy link<\/button><span role="status"[^>]*><\/span><\/div>$/,
    );
  });
});
