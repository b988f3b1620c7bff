import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import type { CookieJar } from "./cookie-jar";
import { type Program, startProgram, stopProgram } from "./programs";

export type PortalSettings = {
  /** The folder of the standalone production build, with server.js. */
  readonly build: string;
  /** The public address, at which nothing listens: the requests say that they came through it, as behind a load balancer. */
  readonly address: string;
  /** One port for each replica. */
  readonly ports: readonly number[];
  readonly environment: Readonly<Record<string, string>>;
  /** For node itself, before the server's file. */
  readonly nodeArgs?: readonly string[];
  readonly logFolder: string;
};

export type PortalRequest = {
  readonly method: "GET" | "POST";
  /** From the root, query included. */
  readonly path: string;
  readonly jar: CookieJar;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams;
  readonly signal?: AbortSignal;
};

type Replica = { readonly program: Program; readonly port: number; child: ChildProcess | undefined };

/** Some replicas of the portal with one secret, and the load balancer before them: in turn, those that are up. */
export class Portal {
  readonly address: string;
  readonly #replicas: readonly Replica[];
  #turn = 0;
  #repairs: Promise<void> = Promise.resolve();

  constructor({ build, address, ports, environment, nodeArgs = [], logFolder }: PortalSettings) {
    this.address = address;
    this.#replicas = ports.map((port, index) => ({
      port,
      child: undefined,
      program: {
        args: [...nodeArgs, "server.js"],
        folder: build,
        settings: { ...environment, PORT: String(port), HOSTNAME: "127.0.0.1" },
        readyUrl: `http://127.0.0.1:${port}/api/health`,
        logFile: join(logFolder, `replica-${index + 1}.log`),
      },
    }));
  }

  /** Starts all replicas; resolves when each answers. */
  async start(): Promise<void> {
    await Promise.all(this.#replicas.map(startReplica));
  }

  async stop(): Promise<void> {
    await this.#repairs;
    await Promise.all(this.#replicas.map(({ child }) => child && stopProgram(child, "SIGTERM")));
  }

  /** The replica whose turn it is, among those that are up. */
  nextReplica(): number {
    const up = this.#replicas.filter(({ child }) => child !== undefined);
    this.#turn += 1;
    return (up[this.#turn % up.length] ?? this.#replicas[0])?.port ?? 0;
  }

  /**
   * Kills the replica with SIGKILL and starts it again. One at a time: while another one is down it waits, so that
   * somebody can always be asked. Resolves after the kill.
   */
  kill(port: number): Promise<void> {
    const replica = this.#replicas.find((one) => one.port === port);
    if (!replica) return Promise.resolve();
    const killed = this.#repairs.then(async () => {
      const { child } = replica;
      replica.child = undefined;
      if (child) await stopProgram(child, "SIGKILL");
    });
    this.#repairs = killed.then(() => startReplica(replica));
    return killed;
  }

  /** Sends one request through a replica. Redirects are not followed; cookies are sent and taken. */
  async fetch(port: number, { method, path, jar, headers, body, signal }: PortalRequest): Promise<Response> {
    const { host, protocol } = new URL(this.address);
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...headers,
        cookie: jar.header(),
        origin: this.address,
        "x-forwarded-host": host,
        "x-forwarded-proto": protocol.slice(0, -1),
      },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
    jar.take(response.headers);
    return response;
  }
}

async function startReplica(replica: Replica): Promise<void> {
  replica.child = await startProgram(replica.program);
}
