import { connect, type Socket } from "node:net";

/** Where and how strangers press, and what they know without an account: the address and a page's source. */
export type Target = { readonly port: number; readonly actionId: string; readonly origin: string };

const megabyte = 1024 * 1024;
const filler = Buffer.alloc(64 * 1024, "x");

/** One connection's behaviour. It ends when the connection does, and is then repeated. */
type Stranger = (socket: Socket, target: Target) => void;

const head = ({ origin }: Target, method: string, path: string, ...headers: string[]) =>
  [`${method} ${path} HTTP/1.1`, `Host: ${new URL(origin).host}`, `Origin: ${origin}`, ...headers, "", ""].join("\r\n");

/** Writes as fast as the server reads, up to this many bytes. */
function pour(socket: Socket, bytes: number): void {
  let left = bytes;
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      left -= filler.length;
      if (!socket.write(left < 0 ? filler.subarray(0, left) : filler)) return;
    }
  };
  socket.on("drain", more);
  more();
}

const action = (target: Target, bytes: number) =>
  head(
    target,
    "POST",
    "/cases/new",
    `Next-Action: ${target.actionId}`,
    `Content-Length: ${bytes}`,
    "Content-Type: text/plain;charset=UTF-8",
  );

/** As much to read as fits into this many bytes. */
function sendForm(socket: Socket, target: Target, bytes: number): void {
  const body = `[${"[1],".repeat((bytes - 8) / 4)}[]]`;
  socket.write(action(target, body.length));
  socket.write(body);
}

/** By name, the dearest first. */
export const strangers: Readonly<Record<string, Stranger>> = {
  "10 MB to a sign-in route": (socket, target) => {
    const type = "Content-Type: application/x-www-form-urlencoded";
    socket.write(head(target, "POST", "/api/auth/callback/credentials", `Content-Length: ${10 * megabyte}`, type));
    pour(socket, 10 * megabyte);
  },
  "a sign-in form without an end": (socket, target) => {
    const type = "Content-Type: application/x-www-form-urlencoded";
    socket.write(head(target, "POST", "/api/auth/signin/sso", "Transfer-Encoding: chunked", type));
    socket.write(`${(1024 * megabyte).toString(16)}\r\n`);
    pour(socket, 1024 * megabyte);
  },
  "an upload that stalls": (socket, target) => {
    socket.write(action(target, 2 * megabyte));
    pour(socket, 2 * megabyte - 1024);
  },
  "a form of 2 MB": (socket, target) => sendForm(socket, target, 2 * megabyte),
  "a form of 64 KB": (socket, target) => sendForm(socket, target, 64 * 1024),
  "a callback nobody asked for": (socket, target) => {
    socket.write(head(target, "GET", "/api/auth/callback/sso?code=a&state=b", "Connection: close"));
  },
  "half a header": (socket, target) => {
    socket.write(head(target, "GET", "/sign-in").slice(0, -2));
  },
  "no request at all": () => {},
};

/** Keeps this many connections busy until the process ends. */
export function press(name: string, count: number, target: Target): void {
  const behave = strangers[name];
  if (!behave) throw new Error(`There is no stranger "${name}".`);
  const open = () => {
    const socket = connect(target.port, "127.0.0.1", () => behave(socket, target));
    socket.resume();
    socket.on("error", () => {});
    socket.on("close", () => setTimeout(open, 10));
  };
  for (let index = 0; index < count; index += 1) open();
}
