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
  ])("does not send a form by default: %s", (_what, Button) => {
    expect(renderToStaticMarkup(<Button>Add</Button>)).toContain('type="button"');
  });

  test("sends the form with type submit", () => {
    expect(renderToStaticMarkup(<PrimaryButton type="submit">Review case</PrimaryButton>)).toContain('type="submit"');
  });

  test("adds the given classes to its own", () => {
    expect(renderToStaticMarkup(<PrimaryButton className="w-full">Go</PrimaryButton>)).toMatch(/class="[^"]+ w-full"/);
  });
});

describe("an alert", () => {
  test("has no role by default", () => {
    expect(renderToStaticMarkup(<Alert tone="notice">Text</Alert>)).not.toContain("role=");
  });

  test("shows its heading", () => {
    expect(renderToStaticMarkup(<Alert tone="danger" heading="Refused" role="alert" />)).toMatch(
      /role="alert".*<h2[^>]*>Refused<\/h2>/,
    );
  });
});

describe("a control", () => {
  test.each([
    ["a line", <Input key="1" />],
    ["a text", <Textarea key="2" />],
  ])("keeps incident details out of the browser's autofill: %s", (_what, control) => {
    expect(renderToStaticMarkup(control)).toContain('autoComplete="off"');
  });

  test("passes its attributes on", () => {
    expect(renderToStaticMarkup(<Select id="zone" aria-invalid />)).toMatch(/id="zone".*aria-invalid="true"/);
  });
});

describe("the button that copies", () => {
  test("has an empty status before it is pressed", () => {
    expect(renderToStaticMarkup(<CopyButton label="Copy link" text="https://portal.example" />)).toMatch(
      />Copy link<\/button><span role="status"[^>]*><\/span><\/div>$/,
    );
  });
});
