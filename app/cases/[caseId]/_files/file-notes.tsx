type FileNotesProps = { resolverType: string | undefined; caseStatus: string | undefined };

/** For those who rely on files. */
export function FileNotes({ resolverType, caseStatus }: FileNotesProps) {
  return (
    <>
      {resolverType === "AWS" ? (
        <p className="mb-3">AWS’s responders cannot see files. Put what they need into a comment.</p>
      ) : null}
      {caseStatus === "Closed" ? <p className="mb-3">AWS deletes files seven days after closing.</p> : null}
    </>
  );
}
