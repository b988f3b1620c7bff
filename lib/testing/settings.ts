/** Valid settings of a portal on a laptop, with `parts` in place. Undefined leaves one out. */
export function someSettings(parts: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  return {
    NEXTAUTH_URL: "http://127.0.0.1:3000",
    NEXTAUTH_SECRET: "a-secret-of-more-than-thirty-two-bytes",
    OIDC_ISSUER: "https://idp.example",
    OIDC_CLIENT_ID: "casedesk",
    OIDC_CLIENT_SECRET: "a-client-secret",
    OIDC_NAME: "Example SSO",
    AWS_REGION: "eu-central-1",
    AWS_ROLES: JSON.stringify([responder, viewer]),
    LOG_LEVEL: "info",
    ...parts,
  };
}

/** The preferred role of `someSettings`. */
export const responder = {
  label: "Incident responder",
  arn: "arn:aws:iam::111122223333:role/IncidentResponder",
  when: { claim: "groups", has: "ir-responders" },
};

/** The other role of `someSettings`. */
export const viewer = {
  label: "Incident viewer",
  arn: "arn:aws:iam::111122223333:role/IncidentViewer",
  when: { claim: "groups", has: "ir-viewers" },
};
