import type { Choices } from "@/components/form/option-list";
import { awsRegions } from "@/lib/cases/aws-regions";
import { awsServices } from "@/lib/cases/aws-services";
import { caseFields } from "@/lib/cases/case-fields";
import { toListedService } from "@/lib/cases/listed-service";
import { toListedRegion } from "@/lib/cases/region-entries";
import { toServiceName } from "@/lib/evidence/findings/service-names";
import { regionCodesIn, regionsIn } from "@/lib/evidence/text/region-codes";

export { OptionList } from "@/components/form/option-list";

// Texts are read as the evidence panel reads them.

export const regions: Choices = {
  options: awsRegions.map(({ code, name, geography }) => ({ value: code, label: `${name} ${code}`, group: geography })),
  toListedValue: toListedRegion,
  valuesWithin: regionsIn,
  looksLikeValue: (text) => regionCodesIn(text).length > 0,
};

export const services: Choices = {
  options: awsServices.map((name) => ({ value: name, label: name })),
  toListedValue: toService,
  valuesWithin: servicesIn,
  // Any text can become a service; the schema checks it.
  looksLikeValue: (text) => text.length <= caseFields.impactedServices.maxCharacters,
  toTypedValue: (text) => text.trim() || undefined,
};

/** Hosts, ARNs' parts and resource types too. */
function toService(text: string): string | undefined {
  return toListedService(text) ?? toServiceName(text);
}

function servicesIn(text: string): string[] {
  const hosts = text.match(/(?<![\w.-])[a-z\d.-]{1,60}\.amazonaws\.com\b/g) ?? [];
  const arns = [...text.matchAll(/\barn:aws[a-z-]{0,10}:([a-z\d-]{1,40}):/g)].map(([, service = ""]) => service);
  return [...new Set([...hosts, ...arns].flatMap((name) => toServiceName(name) ?? []))];
}
