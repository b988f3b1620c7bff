import type { CaseInput } from "./case-schema";
import { findSecrets, type Secret } from "./secrets";
import { toSentText } from "./text";

/** A secret in a form: `fieldId` is the id of its control, `place` its name on the page. */
export type SecretInCase = Omit<Secret, "line"> & { fieldId: string; place: string };

/** What in the texts of a form looks like a secret, in the order of the page. */
export function secretsInCase(input: CaseInput): SecretInCase[] {
  return [
    ...inField("title", "Title", input.title),
    ...inField("description", "Description", input.description),
    ...input.impactedServices.flatMap((name) => inField("impactedServices", "Impacted services", name)),
    ...input.threatActorIpAddresses.flatMap(({ userAgent }, index) =>
      inField(`threatActorIpAddresses.${index}.userAgent`, `User agent ${index + 1}`, userAgent),
    ),
    ...input.watchers.flatMap(({ email, name, jobTitle }, index) => [
      ...inField(`watchers.${index}.email`, `Email ${index + 1}`, email),
      ...inField(`watchers.${index}.name`, `Name ${index + 1}`, name),
      ...inField(`watchers.${index}.jobTitle`, `Job title ${index + 1}`, jobTitle),
    ]),
    ...input.tags.flatMap(({ key, value }, index) => [
      ...inField(`tags.${index}.key`, `Key ${index + 1}`, key),
      // A tag named secret_key says what its value is.
      ...inTagValue(`tags.${index}.value`, `Value ${index + 1}`, key, value),
    ]),
  ];
}

function inField(fieldId: string, label: string, typed: string): SecretInCase[] {
  const text = toSentText(typed);
  const hasLines = text.includes("\n");
  return findSecrets(text).map(({ what, line, excerpt }) => ({
    fieldId,
    place: hasLines ? `${label}, line ${line}` : label,
    what,
    excerpt,
  }));
}

function inTagValue(fieldId: string, label: string, key: string, value: string): SecretInCase[] {
  if (value.trim() === "") return [];
  const found = inField(fieldId, label, value);
  const withKey = findSecrets(`${key.trim()}=${value.trim()}`).filter(({ line }) => line === 1);
  return found.length > 0 || findSecrets(key).length > 0
    ? found
    : withKey.map(({ what, excerpt }) => ({ fieldId, place: label, what, excerpt }));
}
