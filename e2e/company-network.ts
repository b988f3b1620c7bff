import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { type AddressInfo, connect, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** For Playwright. Without tinyproxy the network's own proxy serves, which asks for no password. */
type Proxy = { readonly server: string; readonly username: string; readonly password: string; readonly bypass: string };

/**
 * A network in which only the proxy knows the hosts' names and reaches them, on port 443. They speak https with a
 * certificate of the company's own authority.
 */
export type CompanyNetwork = {
  readonly proxy: Proxy;
  /** With user name and password. */
  readonly proxyUrl: string;
  /** The proxy of the hosts themselves, which asks for no password. */
  readonly innerProxyUrl: string;
  /** For NODE_EXTRA_CA_CERTS. */
  readonly authorityFile: string;
  /** Host and port of each connection that the proxy was asked for, in order. */
  readonly asked: readonly string[];
  readonly close: () => void;
};

type Options = {
  /** Where each host listens on this machine, over http. */
  readonly hosts: Readonly<Record<string, number>>;
  readonly folder: string;
  /** The path of tinyproxy, and a port for it. */
  readonly tinyproxy: { readonly command: string; readonly port: number } | undefined;
};

export async function startCompanyNetwork({ hosts, folder, tinyproxy }: Options): Promise<CompanyNetwork> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { key, authorityFile } = makeCertificate(folder, Object.keys(hosts));
  const front = await listen(toHttpsFront(hosts, key, readFileSync(authorityFile)));
  const asked: string[] = [];
  const inner = await listen(toProxy(hosts, portOf(front), asked));
  const [username, password] = ["casedesk", "proxy-password"];
  const port = tinyproxy?.port ?? portOf(inner);
  const program =
    tinyproxy && (await startTinyproxy(tinyproxy, { folder, username, password, upstream: portOf(inner) }));
  return {
    ...{ authorityFile, asked, proxy: { server: `http://127.0.0.1:${port}`, username, password, bypass: "127.0.0.1" } },
    proxyUrl: `http://${username}:${password}@127.0.0.1:${port}`,
    innerProxyUrl: `http://127.0.0.1:${portOf(inner)}`,
    close: () => {
      program?.kill();
      for (const server of [inner, front]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function makeCertificate(folder: string, hosts: readonly string[]): { key: Buffer; authorityFile: string } {
  const [keyFile, authorityFile] = [join(folder, "key.pem"), join(folder, "authority.pem")];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"],
      ...["-subj", "/CN=Casedesk test network", "-addext", `subjectAltName=${hosts.map((host) => `DNS:${host}`)}`],
      ...["-keyout", keyFile, "-out", authorityFile],
    ],
    { stdio: "pipe" },
  );
  return { key: readFileSync(keyFile), authorityFile };
}

/** Hands requests on to the host that they are for, as they came: AWS signs the name of the host. */
function toHttpsFront(hosts: Options["hosts"], key: Buffer, cert: Buffer): https.Server {
  return https.createServer({ key, cert }, (request, response) => {
    const { method, url, headers } = request;
    const onward = http.request(
      {
        ...{ host: "127.0.0.1", port: hosts[headers.host ?? ""], method, path: url, setHost: false },
        headers: { ...headers, "x-forwarded-proto": "https" },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(response);
      },
    );
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
}

/** Connects to port 443 of the hosts, and to nothing else. */
function toProxy(hosts: Options["hosts"], front: number, asked: string[]): http.Server {
  return http.createServer().on("connect", ({ url = "" }, socket, head) => {
    asked.push(url);
    const [host = "", port] = url.split(":");
    if (!Object.hasOwn(hosts, host) || port !== "443") {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const onward = connect(front, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
  });
}

async function startTinyproxy(
  { command, port }: { command: string; port: number },
  { folder, username, password, upstream }: { folder: string; username: string; password: string; upstream: number },
): Promise<ChildProcess> {
  const file = join(folder, "tinyproxy.conf");
  const lines = [
    ...[
      `Port ${port}`,
      "Listen 127.0.0.1",
      "Timeout 60",
      "MaxClients 50",
      `LogFile "${join(folder, "tinyproxy.log")}"`,
    ],
    ...[`BasicAuth ${username} ${password}`, "ConnectPort 443", `Upstream http 127.0.0.1:${upstream}`, ""],
  ];
  writeFileSync(file, lines.join("\n"));
  const child = spawn(command, ["-d", "-c", file], { stdio: "ignore" });
  while (child.exitCode === null && !(await isListening(port))) await wait(50);
  if (child.exitCode !== null) throw new Error(`tinyproxy ended with ${child.exitCode}: see ${folder}.`);
  return child;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const isConnected = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isConnected;
}

async function listen<Listener extends Server>(server: Listener): Promise<Listener> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port; // It listens on a port.
}
