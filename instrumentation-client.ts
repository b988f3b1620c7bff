import { takeLinkFromAddress } from "./app/_prefill/arrived-link";

/** TypeScript's own library does not describe Trusted Types yet. */
type WithTrustedTypes = typeof globalThis & {
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): unknown };
};

// Next runs this file before it reads the address itself and before React hydrates the page.

// Every page's policy (lib/content-security-policy.ts) lets no text become code, except Next's loader, which
// names a file of the build as the source of a script or worker.
const { trustedTypes }: WithTrustedTypes = globalThis;
trustedTypes?.createPolicy("default", {
  createScriptURL(text) {
    const url = new URL(text, document.baseURI);
    return url.origin === location.origin && url.pathname.startsWith("/_next/static/") ? text : null;
  },
});

takeLinkFromAddress();
window.addEventListener("hashchange", takeLinkFromAddress);
