/** Leads to the sign-in in a new tab, so that the page with what was typed stays as it is; that tab tells this one when it is done. */
export function SignInAgain() {
  return (
    <a
      href="/sign-in?callbackUrl=/sign-in/done"
      target="_blank"
      rel="noopener"
      className="font-semibold text-accent underline underline-offset-4"
    >
      Sign in again (opens a new tab)
    </a>
  );
}
