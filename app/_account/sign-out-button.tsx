import { SecondaryButton } from "@/components/ui/button";
import { signOut } from "./sign-out";

/** Ends the session here and at the identity provider. */
export function SignOutButton() {
  return (
    <form action={signOut}>
      <SecondaryButton type="submit" className="text-sm">
        Sign out
      </SecondaryButton>
    </form>
  );
}
