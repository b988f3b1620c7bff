/** Where a portal's cases go, as far as the reader may see. Texts are AWS's own. */
export type Membership = {
  membershipId: string;
  accountId: string | undefined;
  region: string | undefined;
  name: string | undefined;
  status: string | undefined;
  /** Undefined if only the list of memberships could be read. */
  team: { name: string; jobTitle: string }[] | undefined;
};

/** `m-` and 10 to 32 characters. */
export function isMembershipId(text: string): boolean {
  return /^m-[a-z0-9]{10,32}$/.test(text);
}
