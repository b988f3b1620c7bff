import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { ConversationText, CopyAsText } from "./conversation-text";

vi.mock("@/components/ui/copy-button", () => ({
  CopyButton: ({ text }: { text: () => string }) => text(),
}));

test("the copied text of a case says so if the conversation has not been read yet", () => {
  const copied = renderToStaticMarkup(
    <ConversationText>
      <CopyAsText initial={"Case 1234567890\n"} />
    </ConversationText>,
  );
  expect(copied).toBe("Case 1234567890\n\nThe conversation had not been read when this was copied.\n");
});
