import "server-only";
import { isDevelopment } from "@/lib/env";

type Page = {
  /** Made for this one answer; only scripts that carry it run, and what they load themselves. */
  nonce: string;
  /** Whether the portal is reached by https. */
  isSecure: boolean;
};

/**
 * The Content-Security-Policy of one page: its own scripts, by nonce, and what the portal itself serves; nothing inline, nothing evaluated,
 * no frame in either direction. The development server needs both exceptions: React evaluates code there to show stacks, and styles come inline.
 */
export function toContentSecurityPolicy({ nonce, isSecure }: Page): string {
  const directives = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment() ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${isDevelopment() ? " 'unsafe-inline'" : ""}`,
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    // A redirect that answers a form post counts as well. None leads elsewhere: scripts go to the identity provider.
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    // instrumentation-client.ts has that policy. The development server makes code of text.
    ...(isDevelopment() ? [] : ["require-trusted-types-for 'script'", "trusted-types default"]),
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

/** For two years, as browsers' preload lists ask, and for every host below the portal's. Means nothing, and is not sent, over http. */
export const strictTransportSecurity = "max-age=63072000; includeSubDomains";
