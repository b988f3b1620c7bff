import "server-only";

/** One line of `npm run doctor`. It names addresses, never a secret. */
export type Finding = { check: string; isOk: boolean; sentence: string };

export function ok(check: string, sentence: string): Finding {
  return { check, isOk: true, sentence };
}

export function wrong(check: string, sentence: string): Finding {
  return { check, isOk: false, sentence };
}

/** How long a server that the doctor asks has for its answer. */
export const answerMilliseconds = 5000;

const whatToMend: Readonly<Record<string, string>> = {
  ENOTFOUND: "check the name, this machine's DNS, and whether HTTPS_PROXY must be set",
  EAI_AGAIN: "check this machine's DNS",
  ECONNREFUSED: "check the address, and the firewall between",
  ECONNRESET: "check what stands between: firewall, proxy, NO_PROXY",
  ETIMEDOUT: "check the firewall between, and whether HTTPS_PROXY must be set",
  timeout: "check the firewall between, and whether HTTPS_PROXY must be set",
  // Of undici, when the proxy does not answer CONNECT with 200.
  UND_ERR_ABORTED: "the proxy of HTTPS_PROXY did not connect: let it allow this host, and check its user name",
};

const certificateCodes = /CERT|SIGNATURE|^ERR_TLS/;

export function unreachable(check: string, address: string, error: unknown): Finding {
  const code = codeOf(error);
  const advice = certificateCodes.test(code)
    ? "this machine does not trust its certificate: name your company's authority in NODE_EXTRA_CA_CERTS"
    : (whatToMend[code] ?? "check the address, and what stands between");
  return wrong(check, `${address} does not answer (${code}): ${advice}.`);
}

/** The innermost code of Node's. Messages are not shown: a proxy's would quote its URL. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  if (inner instanceof Error) return codeOf(inner);
  const code: unknown = Reflect.get(error, "code");
  if (typeof code === "string") return code;
  return error.name === "TimeoutError" ? "timeout" : error.name;
}

/** As much as the portal tolerates in an id_token, and well below what AWS tolerates in a signature. */
const toleratedSeconds = 120;

/** `date` is the answer's header; `between` this machine's time before the request and after the answer. */
export function compareClocks(server: string, date: string | null, between: [number, number]): Finding {
  const theirs = Date.parse(date ?? "");
  if (Number.isNaN(theirs)) return ok("clock", `${server} does not say its time.`);
  const [before, after] = between;
  // The header has whole seconds.
  const seconds = Math.round(Math.max(0, before - theirs - 1000, theirs - after) / 1000);
  const side = theirs > after ? "behind" : "ahead of";
  if (seconds <= toleratedSeconds) {
    return ok("clock", seconds < 2 ? `agrees with ${server}.` : `is ${seconds} seconds ${side} ${server}.`);
  }
  const machine = `This machine's clock is ${seconds} seconds ${side} ${server}`;
  return wrong("clock", `${machine}: synchronise it (chrony, systemd-timesyncd), or the other one if that is wrong.`);
}
