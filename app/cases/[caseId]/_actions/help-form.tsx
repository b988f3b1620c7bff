"use client";

import { getHelp } from "./get-help";
import { MoveForm, type MoveProps } from "./move-form";
import { gettingHelp } from "./move-words";

export function HelpForm(props: MoveProps) {
  const { caseId } = props;
  return (
    <MoveForm
      {...props}
      move="help"
      heading="Hand this case to AWS?"
      button="Get help from AWS"
      words={gettingHelp}
      prepare={() => (page) => getHelp({ caseId }, page)}
      outcomes={{
        answer: "AWS has the case now.",
        look: "AWS did not confirm it, but AWS has the case now.",
        others: "AWS already has the case. Nothing more was sent.",
      }}
    >
      <p className="font-semibold">This is one way: the case cannot go back to your own team.</p>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        <li>AWS’s responders resolve the case, and AWS sets its status. It starts at Submitted again.</li>
        <li>They ask and answer in the conversation. AWS closes a case after five business days without an answer.</li>
        <li>They cannot see files. Put what they need into a comment.</li>
      </ul>
    </MoveForm>
  );
}
