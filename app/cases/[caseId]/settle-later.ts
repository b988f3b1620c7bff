import type { OpenedDraft } from "../new/_draft/settle-opened";

/** Never rejects: without the portal, the draft stays as it is. */
export async function settleLater(opened: OpenedDraft): Promise<void> {
  try {
    const { settleOpened } = await import("../new/_draft/settle-opened");
    await settleOpened(opened);
  } catch {
    // The form offers the draft again, and finds out that its case is open.
  }
}
