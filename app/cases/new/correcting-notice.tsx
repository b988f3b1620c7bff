import { Alert } from "@/components/ui/alert";

export function CorrectingNotice({ isShown }: { isShown: boolean }) {
  return (
    <div role="status">
      {isShown ? (
        <Alert tone="notice" className="mb-8">
          <p>
            AWS may already have opened this case as it was. The portal's rules have changed since, so you have to
            correct it. Before we send it, we check AWS's list of cases.
          </p>
        </Alert>
      ) : null}
    </div>
  );
}
