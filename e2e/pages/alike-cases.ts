import type { Page } from "@playwright/test";

/** The review's notice about cases that somebody may have opened for the same incident. */
export class AlikeCases {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get notice() {
    const statuses = this.page.getByRole("main").getByRole("status");
    return statuses.filter({ hasText: "Somebody may have opened this already" });
  }

  /** Of this case. */
  link(caseId: string) {
    const item = this.notice.getByRole("listitem").filter({ hasText: caseId });
    return item.getByRole("link", { name: "Open that case", exact: true });
  }
}
