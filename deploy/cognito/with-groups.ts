type TokenEvent = { request: { userAttributes: Readonly<Record<string, string>> }; response: object };

const tagClaim = "https://aws.amazon.com/tags/principal_tags";

/**
 * Puts the names of a person's groups into the id_token, as groups and as session tags. `names` has those that the
 * deployment knows, by IAM Identity Center's ID; other groups stay out, and so does the list of IDs.
 */
export function withGroups<Event extends TokenEvent>(event: Event, names: ReadonlyMap<string, string>): Event {
  const ids = listedIn(event.request.userAttributes["custom:groups"] ?? "");
  const groups = [...new Set(ids.flatMap((id) => names.get(id) ?? []))];
  return {
    ...event,
    response: {
      claimsOverrideDetails: {
        groupOverrideDetails: { groupsToOverride: groups, iamRolesToOverride: [], preferredRole: "" },
        claimsToAddOrOverride: Object.fromEntries(groups.map((group) => [`${tagClaim}/${group}`, "true"])),
        claimsToSuppress: ["custom:groups"],
      },
    },
  };
}

// Of one group it is the ID alone; of several it is "[a, b]".
function listedIn(text: string): string[] {
  return text
    .replace(/^\[|\]$/g, "")
    .split(",")
    .map((id) => id.trim());
}
