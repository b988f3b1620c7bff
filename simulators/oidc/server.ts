import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { toConfiguration } from "./configuration";
import { contentSecurityPolicy } from "./pages";
import type { Person } from "./people";
import { defaultSettings, type OidcSimulatorSettings } from "./settings";
import { createSignIn } from "./sign-in";

/** A running demo identity provider. */
export type OidcSimulator = {
  /** `http://localhost:{port}`, without a slash at the end: the `iss` of every token. */
  issuer: string;
  close: () => Promise<void>;
};

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Starts the demo identity provider on loopback. Refuses, with Node's EADDRINUSE, when the port is taken. */
export async function startOidcSimulator(options: Partial<OidcSimulatorSettings> = {}): Promise<OidcSimulator> {
  const settings = { ...defaultSettings, ...options };
  let handle: Handler = (_request, response) => response.writeHead(503).end();
  const servers = await listenOnLoopback(settings.port, (request, response) => handle(request, response));
  const issuer = `http://localhost:${servers.port}`;

  const { Provider, interactionPolicy } = await importProvider();
  const csp = contentSecurityPolicy([...settings.redirectUris, ...settings.postLogoutRedirectUris]);
  const signedIn = new Map<string, Person>();
  const provider = new Provider(issuer, await toConfiguration(settings, interactionPolicy, csp, signedIn));
  provider.on("server_error", (_ctx, error) => process.stderr.write(`oidc simulator: ${error.stack}\n`));
  const signIn = createSignIn(provider, csp, signedIn);
  const protocol = provider.callback();

  handle = (request, response) => {
    if (!request.url?.startsWith("/interaction/")) {
      void protocol(request, response);
      return;
    }
    signIn(request, response).catch((error: unknown) => {
      process.stderr.write(`oidc simulator: ${error instanceof Error ? error.stack : String(error)}\n`);
      response.destroy();
    });
  };
  return { issuer, close: servers.close };
}

/**
 * Loads oidc-provider without its one complaint at import: Node 20 is not on its list of runtimes. Every flow the
 * portal uses is tested on it (server.test.ts), and all other warnings of the library still show.
 */
async function importProvider(): Promise<typeof import("oidc-provider")> {
  const { warn } = console;
  console.warn = (...parts: unknown[]) => {
    if (!String(parts[0]).includes("Unsupported runtime")) warn(...parts);
  };
  try {
    return await import("oidc-provider");
  } finally {
    console.warn = warn;
  }
}

/** `localhost` is 127.0.0.1 to some programs and ::1 to others, so both are served where the machine has both. */
async function listenOnLoopback(port: number, handler: Handler) {
  const first = await listen(port, "127.0.0.1", handler);
  // The address of a TCP server that listens is an AddressInfo.
  const taken = (first.address() as AddressInfo).port;
  const second = await listen(taken, "::1", handler).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") return undefined;
    first.close();
    throw error;
  });
  const servers = second === undefined ? [first] : [first, second];
  return {
    port: taken,
    close: async (): Promise<void> => {
      await Promise.all(servers.map(stop));
    },
  };
}

function listen(port: number, host: string, handler: Handler): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
