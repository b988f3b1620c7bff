import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { toConfiguration } from "./configuration";
import { contentSecurityPolicy } from "./pages";
import type { Person } from "./people";
import { defaultSettings, type OidcSimulatorSettings } from "./settings";
import { createSignIn } from "./sign-in";

export type OidcSimulator = {
  /** The `iss` of every token. */
  issuer: string;
  close: () => Promise<void>;
};

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Listens on loopback. Rejects with EADDRINUSE when the port is taken. */
export async function startOidcSimulator(options: Partial<OidcSimulatorSettings> = {}): Promise<OidcSimulator> {
  const settings = { ...defaultSettings, ...options };
  let handle: Handler = (_request, response) => response.writeHead(503).end();
  const servers = await listenOnLoopback(settings.port, (request, response) => handle(request, response));
  const issuer = settings.issuer ?? `http://localhost:${servers.port}`;

  const { Provider, interactionPolicy } = await importProvider();
  const csp = contentSecurityPolicy([...settings.redirectUris, ...settings.postLogoutRedirectUris]);
  const signedIn = new Map<string, Person>();
  const provider = new Provider(issuer, await toConfiguration(settings, interactionPolicy, csp, signedIn));
  provider.proxy = settings.issuer !== undefined;
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

/** Hides the library's warning about Node 20, on which server.test.ts tests every flow of the portal. */
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

/** Listens on 127.0.0.1 and, where the machine has it, on ::1, because `localhost` can mean either. */
async function listenOnLoopback(port: number, handler: Handler) {
  const first = await listen(port, "127.0.0.1", handler);
  // A TCP server that listens has an AddressInfo.
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
