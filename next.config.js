// @ts-check

// For anything that is not a page, and for a page if proxy.ts ever failed to run.
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const everywhere = {
  "Content-Security-Policy": nothing,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  // "no-referrer" would make native form posts carry "Origin: null", which server actions refuse.
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  // The portal only writes to the clipboard.
  "Permissions-Policy": [
    ...["accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation"],
    ...["gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"],
    ...["publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"],
  ]
    .map((feature) => `${feature}=()`)
    .join(", "),
};

/** @param {Record<string, string>} headers */
function toHeaders(headers) {
  return Object.entries(headers).map(([key, value]) => ({ key, value }));
}

/** @type {import("next").NextConfig} */
const nextConfig = {
  output: "standalone",
  // A lock file in a parent folder would move the server inside .next/standalone.
  outputFileTracingRoot: import.meta.dirname,
  typedRoutes: true,
  poweredByHeader: false,
  // Settings are checked when the server starts (instrumentation.ts), not here: one build serves every environment.
  // The development server would print the arguments of server actions, which are the details of an incident.
  logging: { serverFunctions: false },
  images: { unoptimized: true },
  experimental: {
    agentUpgrade: false,
    // The browser checks the size first (maxSubmitBytes): an answer over the limit would replace the page.
    serverActions: { bodySizeLimit: "2mb" },
    // Next buffers each body because there is a proxy.ts, and passes on only this much. lib/request-guard.ts refuses longer ones.
    proxyClientMaxBodySize: "2mb",
  },
  // The same in every environment. proxy.ts adds the rest, and replaces the policy on pages.
  async headers() {
    return [
      { source: "/:path*", headers: toHeaders(everywhere) },
      // A worker has the policy of its own script, and loads its other parts from here.
      {
        source: "/_next/static/:path*",
        headers: toHeaders({ "Content-Security-Policy": `${nothing}; script-src 'self'` }),
      },
      // Next already does this for pages and actions.
      { source: "/api/:path*", headers: toHeaders({ "Cache-Control": "private, no-store" }) },
    ];
  },
};

export default nextConfig;
