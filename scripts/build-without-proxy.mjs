// Builds the portal without proxy.ts in .cache/without-proxy. While that build is current, `npm run e2e` runs the tests
// tagged @authorisation against it too.
import { buildWithoutProxy } from "./without-proxy.mjs";

if (!buildWithoutProxy()) process.exitCode = 1;
