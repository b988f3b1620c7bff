// Loaded before the program (node --import). When it ends, the file NETWORK_REPORT says what it did with the network.
import { Socket as DatagramSocket } from "node:dgram";
import { writeFileSync } from "node:fs";
import { Socket } from "node:net";

/** Not `net` and `dgram`: pipes and child processes are made of them. */
const networkModules = /[ /](_?http2?|_http_\w+|https|tls|_tls_\w+|dns|undici)$/;

/** @type {unknown[]} */
const calls = [];

/**
 * @param {{prototype: any}} socket
 * @param {string} method
 */
function watch({ prototype }, method) {
  const original = prototype[method];
  /** @param {any[]} args */
  prototype[method] = function watched(...args) {
    const [first] = args.flat();
    // tsx's own pipe on this machine has a path, where a connection has a port.
    if (!(first && typeof first === "object" && "path" in first)) calls.push(first);
    return Reflect.apply(original, this, args);
  };
}

watch(Socket, "connect");
watch(DatagramSocket, "send");

process.once("exit", () => {
  // Node's own list of what was loaded.
  const { moduleLoadList } = /** @type {{moduleLoadList: string[]}} */ (/** @type {unknown} */ (process));
  const loaded = moduleLoadList.filter((entry) => networkModules.test(entry));
  writeFileSync(process.env.NETWORK_REPORT ?? "", JSON.stringify({ loaded, calls }));
});
