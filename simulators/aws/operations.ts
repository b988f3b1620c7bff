// Registers the operations. To add one, write its file and add a line here.
export { assumeRoleWithWebIdentity } from "./operations/assume-role-with-web-identity";
export { batchGetMemberAccountDetails } from "./operations/batch-get-member-account-details";
export { createCase } from "./operations/create-case";
export { getCallerIdentity } from "./operations/get-caller-identity";
export { getCase } from "./operations/get-case";
export { getMembership } from "./operations/get-membership";
export { listCases } from "./operations/list-cases";
export { listComments } from "./operations/list-comments";
export { listMemberships } from "./operations/list-memberships";
