import { awsServices } from "./aws-services";

/**
 * The name in `awsServices` that a text clearly means: "s3", "secretsmanager", "elb", "AWS Identity and Access
 * Management (IAM)".
 */
export function toListedService(text: string): string | undefined {
  if (text.length > maxCharactersRead) return undefined;
  const { name, abbreviation, hasVendor } = partsOf(text);
  return nameByKey.get(toKey(name)) ?? (hasVendor ? nameByKey.get(toKey(abbreviation)) : undefined);
}

// Longer than any of AWS's names, and short enough to search at each key.
const maxCharactersRead = 100;

type Parts = { name: string; abbreviation: string; hasVendor: boolean };

// "AWS Systems Manager (SSM)" is Systems Manager, or SSM.
function partsOf(text: string): Parts {
  const [, vendor, name = "", abbreviation = ""] =
    /^\s*(?:(amazon|aws)\b)?([^()]*)(?:\(([^()]*)\)\s*)?$/i.exec(text) ?? [];
  return { name, abbreviation, hasVendor: vendor !== undefined };
}

function toKey(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]/g, "");
}

const nameByKey = new Map(
  awsServices.flatMap((listed) => {
    const { name, abbreviation } = partsOf(listed);
    return [name, abbreviation].map((part) => [toKey(part), listed] as const).filter(([key]) => key !== "");
  }),
);
