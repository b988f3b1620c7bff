import { type TargetKind, toMessage } from "./message";
import { readEvent } from "./notice";
import { type Send, toSend } from "./targets";

/** Drafts a prefilled link from a finding; undefined if it holds nothing for the form. */
export type DraftLink = (finding: string, portalUrl: string) => Promise<string | undefined>;

type Environment = Readonly<Record<string, string | undefined>>;

const kinds: readonly TargetKind[] = ["sns", "slack", "teams"];

/** The function's handler. Throws if nothing was sent, so that Lambda tries again. Logs no content. */
export function createNotifier(
  { PORTAL_URL = "", TARGET_KIND, TARGET_ARN = "" }: Environment,
  draftLink?: DraftLink,
  createSend: (kind: TargetKind, arn: string) => Send = toSend,
): (event: unknown) => Promise<void> {
  const kind = kinds.find((known) => known === TARGET_KIND);
  if (!kind) throw new Error("TARGET_KIND is not a kind of target");
  const send = createSend(kind, TARGET_ARN);
  return async (event) => {
    const { notices, content } = readEvent(event);
    if (notices.length === 0) return;
    const prefilled = await draftLink?.(content, PORTAL_URL);
    await send(toMessage(kind, notices, PORTAL_URL, prefilled));
  };
}
