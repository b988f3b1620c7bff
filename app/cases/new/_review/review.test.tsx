import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { fieldsOf } from "@/lib/cases/case-fields";
import { caseSchema } from "@/lib/cases/case-schema";
import { Review } from "./review";

function textOf(parts: Parameters<typeof aCase>[0] = {}, onChange: (() => void) | undefined = () => {}): string {
  const review = (
    <Review values={caseSchema.parse(aCase(parts))} timeZone="Europe/Berlin" onChange={onChange} alert="Alert.">
      Buttons.
    </Review>
  );
  return renderToStaticMarkup(review)
    .replace(/<[^>]*>/g, "|")
    .replace(/\|+/g, "|");
}

describe("the review", () => {
  test("lists what will be sent, as it will be sent", () => {
    const text = textOf({
      impactedAccounts: "123123123",
      impactedAwsRegions: ["eu-central-1"],
      impactedServices: ["Amazon S3"],
      threatActorIpAddresses: [{ ipAddress: "2001:db8::1", userAgent: "curl/8" }],
      watchers: [{ email: "max@example.com", name: "Max", jobTitle: "Lead" }],
      tags: [{ key: "team", value: "ir" }],
    });
    expect(text).toMatch(
      /Unknown access keys in use.*000123123123.*eu-central-1.*Amazon S3.*2001:DB8:0:0:0:0:0:1.*curl\/8.*max@example\.com.*Max, Lead.*team.*ir/s,
    );
  });

  test("shows the start in UTC and in the zone in which it was typed", () => {
    expect(textOf()).toMatch(/Estimated start\|[^|]*05:06[^|]*UTC\|[^|]*06:06/);
  });

  test("marks empty fields as None", () => {
    expect(textOf().match(/\|None\|/g)).toHaveLength(fieldsOf("accounts", "list", "rows").length);
  });

  test("shows a tag with an empty value as such", () => {
    expect(textOf({ tags: [{ key: "team", value: "" }] })).toContain("|team|Empty value|");
  });

  test.each(["request", "incident", "scope", "threat actors", "watchers", "tags"])(
    "has a button to change the %s, with a name that says so",
    (what) => {
      expect(textOf()).toContain(`|Change| ${what}|`);
    },
  );

  test("has no button to change anything while the content may not change", () => {
    const frozen = (
      <Review values={caseSchema.parse(aCase())} timeZone="UTC" onChange={undefined} alert={null}>
        Buttons.
      </Review>
    );
    expect(renderToStaticMarkup(frozen)).not.toContain("<button");
  });

  test("shows the alert before the case and the buttons after it", () => {
    expect(textOf()).toMatch(/Alert\..*Title.*Buttons\./s);
  });
});
