import { takeLinkFromAddress } from "./app/_prefill/arrived-link";

/** What browsers with Trusted Types have; TypeScript's own library does not describe it yet. */
type WithTrustedTypes = typeof globalThis & {
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): unknown };
};

// Next runs this file before it reads the address itself and before React takes over the page.

// The policy of every page (lib/content-security-policy.ts) lets no text become code. The one thing that is let through is what Next's loader
// does: it names a file of the build as the source of a script or a worker.
const { trustedTypes }: WithTrustedTypes = globalThis;
trustedTypes?.createPolicy("default", {
  createScriptURL(text) {
    const url = new URL(text, document.baseURI);
    return url.origin === location.origin && url.pathname.startsWith("/_next/static/") ? text : null;
  },
});

takeLinkFromAddress();
window.addEventListener("hashchange", takeLinkFromAddress);
