import { Panel } from "../../_case/facts";

export function ConversationPending() {
  return (
    <div className="noscript:hidden">
      <Panel heading="Conversation">
        <p role="status" className="text-ink-soft">
          Reading the conversation…
        </p>
      </Panel>
    </div>
  );
}
