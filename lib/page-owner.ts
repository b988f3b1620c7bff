/** Whom a page was made for: the owner of its drafts and the role in use. */
export type PageOwner = { owner: string; roleArn: string };

/** A header of their own, which no other site can send, and which is in no address. */
export const pageOwnerHeaders = { owner: "x-casedesk-owner", roleArn: "x-casedesk-role" } as const;
