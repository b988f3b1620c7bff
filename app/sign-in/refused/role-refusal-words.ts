/** Why STS refused, and who can do something about it. By the name of its error. */
export function roleRefusalWords(errorName: string): { reason: string; isForAdministrators: boolean } {
  return (
    words.get(errorName.replace(/Exception$/, "")) ?? {
      reason: "This is a set-up problem, most often in the role's trust policy or in IAM's identity provider.",
      isForAdministrators: true,
    }
  );
}

const words: ReadonlyMap<string, { reason: string; isForAdministrators: boolean }> = new Map([
  [
    "AccessDenied",
    {
      reason: "The role's trust policy does not accept your sign-in, or the role does not exist.",
      isForAdministrators: true,
    },
  ],
  [
    "ExpiredToken",
    {
      reason: "Your sign-in had expired when it reached AWS. Try again. If this keeps happening, a clock may be wrong.",
      isForAdministrators: false,
    },
  ],
  [
    "RegionDisabled",
    {
      reason: "AWS STS is not active for this account in the portal's Region. An administrator can activate it in IAM.",
      isForAdministrators: true,
    },
  ],
  [
    "InvalidIdentityToken",
    {
      reason:
        "IAM's identity provider does not accept the token: its address, its audience or its keys differ from your company's sign-in.",
      isForAdministrators: true,
    },
  ],
  [
    "IDPRejectedClaim",
    { reason: "The identity provider rejected the sign-in that AWS asked about.", isForAdministrators: true },
  ],
  [
    "ValidationError",
    {
      reason: "AWS does not accept the request. The session may be longer than the role allows.",
      isForAdministrators: true,
    },
  ],
]);
