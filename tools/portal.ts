import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import type { CookieJar } from "./cookie-jar";
import { type Program, startProgram, stopProgram } from "./programs";

export type PortalSettings = {
  /** The folder of the standalone production build, with server.js. */
  readonly build: string;
  /** The public address. */
  readonly address: string;
  /**
   * True when a load balancer listens at the public address, and chooses the replicas. Else nothing listens there, and the requests say
   * that they came through it.
   */
  readonly isBalanced?: boolean;
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

type Replica = { program: Program; readonly port: number; child: ChildProcess | undefined };

/** How a replica comes to its end: at once, or after what it is doing. */
export type Ending = "SIGKILL" | "SIGTERM";

/** Some replicas of the portal with one secret, and the load balancer before them: in turn, those that are up. */
export class Portal {
  readonly address: string;
  /** How many answers came from each replica, by the name that the load balancer gives it. */
  readonly answeredBy = new Map<string, number>();
  readonly #isBalanced: boolean;
  readonly #replicas: readonly Replica[];
  #turn = 0;
  #repairs: Promise<void> = Promise.resolve();

  constructor({ build, address, isBalanced = false, ports, environment, nodeArgs = [], logFolder }: PortalSettings) {
    this.address = address;
    this.#isBalanced = isBalanced;
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

  /** The ports of all replicas, up or not. */
  ports(): readonly number[] {
    return this.#replicas.map(({ port }) => port);
  }

  /**
   * Ends the replica and starts it again, from another build if one is given. One at a time: while another one is down it waits, so that
   * somebody can always be asked. Resolves after the end; `settled` after the start.
   */
  restart(port: number, ending: Ending, build?: string): Promise<void> {
    const replica = this.#replicas.find((one) => one.port === port);
    if (!replica) return Promise.resolve();
    const ended = this.#repairs.then(async () => {
      const { child } = replica;
      replica.child = undefined;
      if (child) await stopProgram(child, ending);
      if (build !== undefined) replica.program = { ...replica.program, folder: build };
    });
    this.#repairs = ended.then(() => startReplica(replica));
    return ended;
  }

  /** Resolves when no replica is being started again. */
  settled(): Promise<void> {
    return this.#repairs;
  }

  /** Sends one request through a replica. Redirects are not followed; cookies are sent and taken. */
  async fetch(port: number, { method, path, jar, headers, body, signal }: PortalRequest): Promise<Response> {
    const { host, protocol } = new URL(this.address);
    const forwarded = { "x-forwarded-host": host, "x-forwarded-proto": protocol.slice(0, -1) };
    const response = await fetch(this.#isBalanced ? `${this.address}${path}` : `http://127.0.0.1:${port}${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...headers,
        cookie: jar.header(),
        origin: this.address,
        ...(this.#isBalanced ? {} : forwarded),
      },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
    jar.take(response.headers);
    // Several, when nginx passed one over that took no connection: the last one answered.
    const replica = response.headers.get("x-replica")?.split(", ").at(-1);
    if (replica !== undefined) this.answeredBy.set(replica, (this.answeredBy.get(replica) ?? 0) + 1);
    return response;
  }
}

async function startReplica(replica: Replica): Promise<void> {
  replica.child = await startProgram(replica.program);
}
