import "server-only";
import { isDevelopment } from "@/lib/env";

type Page = {
  /** New for each answer. Scripts run only with it, or loaded by one that has it. */
  nonce: string;
  isSecure: boolean;
};

/** The development server needs exceptions: React evaluates code to show stacks, and styles are inline. */
export function toContentSecurityPolicy({ nonce, isSecure }: Page): string {
  const directives = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment() ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${isDevelopment() ? " 'unsafe-inline'" : ""}`,
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    // Covers redirects after a form post too. None leads elsewhere: scripts go to the identity provider.
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    // instrumentation-client.ts creates this policy. The development server turns text into code.
    ...(isDevelopment() ? [] : ["require-trusted-types-for 'script'", "trusted-types default"]),
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

/** Two years, as browsers' preload lists ask. Not sent over http, where it means nothing. */
export const strictTransportSecurity = "max-age=63072000; includeSubDomains";
