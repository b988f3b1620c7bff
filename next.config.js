// @ts-check

/** @type {import("next").NextConfig} */
const nextConfig = {
  output: "standalone",
  // A lock file in a folder above would otherwise move the server inside .next/standalone.
  outputFileTracingRoot: import.meta.dirname,
  typedRoutes: true,
  poweredByHeader: false,
  // Settings are checked when the server starts (instrumentation.ts), not here: one build serves every environment.
  // The development server would print the arguments of server actions, which are the details of an incident.
  logging: { serverFunctions: false },
  images: { unoptimized: true },
  experimental: {
    agentUpgrade: false,
    // The browser measures before it sends (maxSubmitBytes): over the limit, the answer would replace the page.
    serverActions: { bodySizeLimit: "2mb" },
  },
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "X-Frame-Options", value: "DENY" },
          // "no-referrer" would make native form posts carry "Origin: null", which server actions refuse.
          { key: "Referrer-Policy", value: "same-origin" },
        ],
      },
    ];
  },
};

export default nextConfig;
