/** The operations of STS that the simulator plays. */
export const stsOperationNames = ["AssumeRoleWithWebIdentity", "GetCallerIdentity"] as const;

/** Every operation that the simulator plays, by AWS's name. */
export const operationNames = [
  ...stsOperationNames,
  "CreateCase",
  "GetCase",
  "ListCases",
  "ListMemberships",
  "GetMembership",
  "BatchGetMemberAccountDetails",
] as const;
