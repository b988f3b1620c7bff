/** A page to measure, and the control that makes it usable. */
export type Route = {
  readonly name: string;
  readonly path: string;
  readonly usable: string;
  readonly isSignedIn: boolean;
};

export const formRoute: Route = {
  name: "/cases/new",
  path: "/cases/new",
  usable: '[name="title"]',
  isSignedIn: true,
};

export const floorRoute: Route = { name: "bare Next page", path: "/", usable: "h1", isSignedIn: false };

export const listRoute: Route = {
  name: "/cases",
  path: "/cases",
  usable: '[id="search"]',
  isSignedIn: true,
};

export const toCaseRoute = (caseId: string): Route => ({
  name: "/cases/[caseId]",
  path: `/cases/${caseId}`,
  usable: "main button",
  isSignedIn: true,
});

export const toEditRoute = (caseId: string): Route => ({
  name: "/cases/[caseId]/edit",
  path: `/cases/${caseId}/edit`,
  usable: '[name="title"]',
  isSignedIn: true,
});

export const signInRoute: Route = { name: "/sign-in", path: "/sign-in", usable: "main button", isSignedIn: false };
