import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { heapLimits } from "../scripts/heap-limits.mjs";
import type { CookieJar } from "./cookie-jar";
import { type Program, startProgram, stopProgram } from "./programs";

export type PortalSettings = {
  /** The folder with server.js. */
  readonly build: string;
  readonly address: string;
  /**
   * True when a load balancer listens at the address. Otherwise nothing does, and requests claim to have come through
   * it.
   */
  readonly isBalanced?: boolean;
  /** One per replica. */
  readonly ports: readonly number[];
  readonly environment: Readonly<Record<string, string>>;
  readonly nodeArgs?: readonly string[];
  readonly logFolder: string;
};

export type PortalRequest = {
  readonly method: "GET" | "POST";
  /** With the query. */
  readonly path: string;
  readonly jar: CookieJar;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams;
  readonly signal?: AbortSignal;
};

type Replica = { program: Program; readonly port: number; child: ChildProcess | undefined };

export type Ending = "SIGKILL" | "SIGTERM";

/** Replicas of the portal with one secret, called in turn while they are up. */
export class Portal {
  readonly address: string;
  /** The number of answers from each replica, by the load balancer's name for it. */
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
        args: [...heapLimits, ...nodeArgs, "server.js"],
        folder: build,
        settings: { ...environment, PORT: String(port), HOSTNAME: "127.0.0.1" },
        readyUrl: `http://127.0.0.1:${port}/api/health`,
        logFile: join(logFolder, `replica-${index + 1}.log`),
      },
    }));
  }

  async start(): Promise<void> {
    await Promise.all(this.#replicas.map(startReplica));
  }

  async stop(): Promise<void> {
    await this.#repairs;
    await Promise.all(this.#replicas.map(({ child }) => child && stopProgram(child, "SIGTERM")));
  }

  nextReplica(): number {
    const up = this.#replicas.filter(({ child }) => child !== undefined);
    this.#turn += 1;
    return (up[this.#turn % up.length] ?? this.#replicas[0])?.port ?? 0;
  }

  /** Process IDs of the replicas that are up. */
  processes(): readonly number[] {
    return this.#replicas.flatMap(({ child }) => child?.pid ?? []);
  }

  ports(): readonly number[] {
    return this.#replicas.map(({ port }) => port);
  }

  /**
   * Ends the replica and starts it again, from another build if one is given. Only one is down at a time.
   * Resolves when it has ended; `settled` resolves when it is up again.
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

  settled(): Promise<void> {
    return this.#repairs;
  }

  /** Sends one request with the jar's cookies and keeps those that come back. Follows no redirect. */
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
    // nginx lists the replicas that it tried; the last one answered.
    const replica = response.headers.get("x-replica")?.split(", ").at(-1);
    if (replica !== undefined) this.answeredBy.set(replica, (this.answeredBy.get(replica) ?? 0) + 1);
    return response;
  }
}

async function startReplica(replica: Replica): Promise<void> {
  replica.child = await startProgram(replica.program);
}
