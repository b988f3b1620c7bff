"use client";

import { Alert } from "@/components/ui/alert";
import type { SecretInItem } from "@/lib/evidence/secrets-in-items";
import { UserText } from "../../_case/user-text";

export function SecretsAlert({ secrets }: { secrets: readonly SecretInItem[] }) {
  if (secrets.length === 0) return null;
  return (
    <Alert tone="notice">
      <p className="font-semibold">Your paste may contain secrets</p>
      <p>Only what you select below goes into the form, and we check again before sending.</p>
      <ul className="mt-1 list-disc pl-5">
        {secrets.slice(0, maxSecretsShown).map(({ item, line, what, excerpt }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a line may hold several.
          <li key={index} className="break-words">
            <UserText>{item}</UserText>, line {line}: looks like {what}:{" "}
            <code className="wrap-anywhere">
              <UserText>{excerpt}</UserText>
            </code>
          </li>
        ))}
        {secrets.length > maxSecretsShown ? <li>and {secrets.length - maxSecretsShown} more</li> : null}
      </ul>
    </Alert>
  );
}

const maxSecretsShown = 10;
