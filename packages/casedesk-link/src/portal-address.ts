/** The address of the portal's root, without its last slash. */
export function readPortalAddress(given: string | undefined): string {
  if (!given) throw new Error("Name the portal: --portal https://casedesk.example.com, or the variable CASEDESK_URL.");
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isSecure = url?.protocol === "https:" || (url?.protocol === "http:" && loopback.test(url.hostname));
  if (!url || !isSecure || url.href !== `${url.origin}/`) {
    throw new Error(`"${given}" is not the address of a portal, such as https://casedesk.example.com.`);
  }
  return url.origin;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
