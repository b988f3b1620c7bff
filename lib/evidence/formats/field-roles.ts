import { wordsOf } from "./name-words";

/**
 * `own` is a machine of the victim's between the two ends: a sensor, a gateway. `public` is a user's address or a
 * machine's, `external` and `inner` a far end's or a machine's behind a router. `threat` is an end that the log calls an
 * attacker.
 */
export type AddressRole =
  | "source"
  | "threat"
  | "destination"
  | "inner"
  | "own"
  | "device"
  | "translated"
  | "public"
  | "external"
  | "forwarded"
  | "address";

/** `created` counts only where nothing better says when; `other time` never: expiry, launch, certificates. */
export type TimeRole = "event time" | "seen time" | "created time" | "other time";

export type Roles = {
  /** The words of the last name. */
  words: string;
  /** Names a person. */
  isUser: boolean;
  isVpn: boolean;
  /** Names a machine that an agent runs on. */
  isMachine: boolean;
  isPort: boolean;
  /** Names a link, or the page before it. */
  isLink: boolean;
  /** Says what an alert is about. */
  isTitle: boolean;
  /** Says which side of an attack its neighbours are on. */
  isSide: boolean;
  /** The end whose zone it names. */
  zoneOf: "source" | "destination" | undefined;
  address: AddressRole;
  time: TimeRole | undefined;
  userAgent: "strong" | "weak" | undefined;
  other: OtherRole | undefined;
};

/** What the value at a path of names can be. Records repeat their names, so the answers are kept. */
export function rolesOf(path: readonly string[]): Roles {
  const key = path.length === 1 ? (path[0] ?? "") : path.join("\0");
  const known = cache.get(key);
  if (known !== undefined) return known;
  const words = wordsOf(path.at(-1) ?? "").join(" ");
  const roles = {
    words,
    isVpn: /\bvpn\b/.test(words),
    isMachine: /^(?:agent|computer|endpoint|machine) (?:name|id|uuid|version|hostname)$/.test(words),
    isPort: /^(?:r|s|src |source |remote )?port$/.test(words),
    isLink: /\b(?:ur[il]|href|link|referr?er)\b/.test(words),
    isTitle:
      /\b(?:name|title|category|cat|type|rule|signature|threat|event|message|msg|description|detection|classification)$/.test(
        words,
      ),
    isSide: /^(?:role|side)$/.test(words),
    zoneOf: zoneOf(words),
    isUser: /\b(?:user|email)(?: (?:name|id|email|principal name))?$/.test(words),
    address: addressRoleOf(path),
    time: timeRoleOf(path),
    userAgent: userAgentRoleOf(path),
    other: otherRoleOf(path),
  };
  if (cache.size >= maxPathsCached) cache.clear();
  if (key.length <= maxKeyLength) cache.set(key, roles);
  return roles;
}

// "srczone", "dstintfrole".
function zoneOf(words: string): "source" | "destination" | undefined {
  if (!/\b(?:zone|role)\b/.test(words)) return undefined;
  if (/\b(?:src|source|from)\b/.test(words)) return "source";
  return /\b(?:dst|dest|destination|to)\b/.test(words) ? "destination" : undefined;
}

const cache = new Map<string, Roles>();
const maxPathsCached = 5_000;
const maxKeyLength = 500;

/**
 * The end of a connection that a path of names means, such as ["source", "ip"], ["dst_host"] or ["id.resp_h"]. The last
 * word that says one wins, and a word for an end over one for a machine.
 */
export function addressRoleOf(names: readonly string[]): AddressRole {
  // "origin.address" is a path too.
  const path = names.some((name) => name.includes(".")) ? names.flatMap((name) => name.split(".")) : names;
  const words = lastWords(path);
  if (words.some((word) => translated.has(word))) return "translated";
  if (words.includes("forwarded") && words.includes("for")) return "forwarded";
  if (words.some((word) => threats.has(word))) return "threat";
  if (words.some((word) => attackingEnds.has(word))) return "source";
  const name = wordsOf(path.at(-1) ?? "");
  if (/^[sd]IP/.test(path.at(-1) ?? "")) return path.at(-1)?.startsWith("s") === true ? "source" : "destination"; // SiLK
  if (name.length === 2 && name[1] === "ip" && /^(?:s|r|cs)$/.test(name[0] ?? "")) return "destination"; // W3C: s-ip, r-ip, cs-ip
  if (name.length === 2 && /^(?:ip|addr|address)$/.test(name[1] ?? "")) {
    if (name[0] === "from") return "source";
    if (name[0] === "to") return "destination";
  }
  // { "performed_by": { "public_ip": … } }
  if (path.slice(0, -1).some((parent) => wordsOf(parent).at(-1) === "by")) return "source";
  // "IP Address (Origin)" is where an event came from.
  if (name.at(-1) === "origin" && name.includes("address")) return "source";
  // A CDN calls the server behind it the origin.
  if (name.length === 2 && name[0] === "origin" && /^(?:ip|address|addr|host)$/.test(name[1] ?? ""))
    return "destination";
  // An endpoint's external address is its own, behind a router.
  const isExternal = words.includes("external") || words.includes("ext");
  if (isExternal && words.some((word) => endpoints.has(word))) return "own";
  if (name.includes("local")) return "own";
  for (const word of words.toReversed()) {
    if (farEnds.has(word)) return "source";
    if (localEnds.has(word)) return "own";
    if (nearEnds.has(word)) return /^(?:internal|private)$/.test(word) ? "inner" : "destination";
  }
  if (isExternal) return "external";
  // The device in a person's hands, not one of ours.
  if (/\b(?:access|auth|user) device\b/.test(words.join(" "))) return "source";
  // { "origin": { "ip": … } } is where a request came from; "origin" alone, the device that reports it.
  if (path.slice(0, -1).some((parent) => /^origin$/i.test(parent))) return "source";
  for (const word of words.toReversed()) {
    if (ownMachines.has(word)) return word === "device" ? "device" : "own";
    if (word === "user") return "source";
  }
  return words.includes("public") ? "public" : "address";
}

const translated = new Set(
  "nat nated natted xlate xlated translated mapped snat dnat postnat tran trans newconn egress isp".split(" "),
);
const threats = new Set("cnc c2 callback".split(" "));
const attackingEnds = new Set("sending attacking connecting requesting originating".split(" "));
const farEnds = new Set(
  `src source cli client clients c remote caller attacker attackers threat actor actors peer initiator orig originator requester requestor
  malicious suspicious bad indicator indicators ioc iocs observable sender login logon calling faddr foreign`.split(
    /\s+/,
  ),
);
const nearEnds = new Set(
  "dst dest destination srv server target internal private resp responder responding receiver recipient listener backend upstream virtual vip vserver gaddr called resolver nameserver".split(
    " ",
  ),
);
// Whichever way the connection went.
const localEnds = new Set("local victim victims laddr impact impacted affected".split(" "));
const ownMachines = new Set(
  `device devices observer sensor agent host hosts hostname instance resource gateway gw router interface interfaces collector appliance firewall
  workstation computer machine endpoint reporting origin our own service svc pod node container cluster site proxy nas log logger edge fw
  canary honeypot decoy headend`.split(/\s+/),
);
const endpoints = new Set("endpoint agent device sensor computer workstation machine instance".split(" "));

// The names of the parents count too: { "source": { "ip": … } }.
function lastWords(path: readonly string[]): string[] {
  return path.slice(-5).flatMap(wordsOf);
}

/** Undefined if the name does not mean a time. */
export function timeRoleOf(path: readonly string[]): TimeRole | undefined {
  const words = wordsOf(path.at(-1) ?? "");
  const parents = path.slice(0, -1).flatMap(wordsOf);
  const all = [...parents.slice(-6), ...words];
  const text = words.join(" ");
  if (words.some((word) => neverTimes.test(word)) || /\bnot (?:before|after)\b|\bvalid (?:from|to)\b/.test(text))
    return "other time";
  if (
    /\b(?:last|previous|prev) (?:login|logon|password|update|updated|contact|check|sync|boot|reboot|scan|modif|change|connect|report)/.test(
      text,
    )
  ) {
    return "other time";
  }
  // The value before or after a change.
  if (/^(?:old|new|previous|prior)(?: value| val)?$/.test(text)) return "other time";
  if (!timeWord.test(text)) return undefined;
  if (parents.some((word) => thingsWithTimes.test(word))) return "other time";
  if (
    /^(?:event|alert|detection|incident|finding|log|activity)\b(?!.*\b(?:last|end|updat)).*\b(?:time|date|timestamp|at)\b/.test(
      text,
    )
  )
    return "event time";
  if (
    /\b(?:creat\w*|ingest\w*|index\w*|insert\w*|process\w*|arriv\w*|upload\w*|collect\w*|submit\w*)\b/.test(text) &&
    !/\bevent|alert|incident|detect/.test(text)
  ) {
    return "created time";
  }
  if (/\b(?:updat\w*|end|ended|stop\w*|clos\w*|resolv\w*|finish\w*|complet\w*|last)\b/.test(text)) return "seen time";
  if (eventTime.test(text) && all.length <= 8) return "event time";
  return undefined;
}

const timeWord =
  /\b(?:time\w*|ts|date\w*|timestamp|seen|at|start\w*|begin\w*|began|end|rt|when|occurred|observed|detected|generated|received|effective|published|created|creation|utc|epoch|end\w*|last\w*|event)\b|time$|date$/;
const eventTime =
  /^(?:epoch (?:second|seconds|millis|milli|ms|time)|(?:s |utc |gmt |event |log |alert |incident |device |receipt |sys |x |cs |original |activity |operation |request |req |action |raw |rec |_ )*(?:time|timestamp|time stamp|date|datetime|date time|ts|rt|start|started|start time|start date|begin|began|start at|started at|began at|published|generated|generated at|generated time|time generated|received|received at|receipt time|occurred|when occurred|occurred at|detected|effective at|detected at|detection time|detection date|first seen|first seen at|first observed at|first seen time|first detected|seen|observed at|when|at|utc)(?: (?:utc|gmt|time|sec|secs|second|seconds|ms|ns|us|stamp|iso|iso8601|epoch|local|unix|str|dt|z|of event|s))*)$/;
const neverTimes =
  /^(?:monotonic|expir\w*|expiry|until|valid|validity|launch\w*|birth\w*|install\w*|issued?|issuance|sign(?:ed|ing)|build|built|compil\w*|modif\w*|mtime|ctime|atime|btime|regist\w*|enroll\w*|enrol\w*|joined|hire\w*|due|renew\w*|boot\w*|release\w*|licens\w*|subscription|schedul\w*|deadline|retention|next|notbefore|notafter|certificate|cert|timeout|elapsed|duration|zone|timezone|tz|format|offset|uptime|lifetime|ttl|age|count|pwd|password|acknowledged|definition|signature|database|pattern|version|access)$/;
const thingsWithTimes =
  /^(?:certificate|certificates|cert|certs|tls|ssl|x509|x509v3|file|files|process|parent|policy|license|licence|identity|profile|whois|registration|signature|package|image|subject|agent|device|asset|owner|os|application|app|apps|module|driver|vulnerability|cve|geo)$/;

/** "strong" names a user agent; "weak" may also name a browser or an agent's program. */
export function userAgentRoleOf(path: readonly string[]): "strong" | "weak" | undefined {
  const words = wordsOf(path.at(-1) ?? "");
  const text = words.join(" ");
  if (
    /\buser agents?$|\buser agent (?:string|original|raw|full|header|value|name)$|^raw user agent$|^full user agent$|\bclient application$|^user agent$|^http agent$/.test(
      text,
    )
  )
    return "strong";
  if (
    /^(?:original|raw|value|string|full)$/.test(text) &&
    wordsOf(path.at(-2) ?? "")
      .join(" ")
      .endsWith("user agent")
  )
    return "strong";
  return /\buser agent\b|^(?:agent|browser|browser type|client app|client app used|client info)$/.test(text)
    ? "weak"
    : undefined;
}

export type OtherRole =
  | "account"
  | "caller's account"
  | "region"
  | "service"
  | "event"
  | "version"
  | "zone"
  | "direction"
  | "ignored";

/** "account": {"id": …} and "service": {"name": …} count too. */
export function otherRoleOf(path: readonly string[]): OtherRole | undefined {
  const name = path.at(-1) ?? "";
  const key = plain(name);
  if (/version$/.test(key)) return "version";
  if ((key === "id" || key === "uid" || key === "name") && path.length > 1) {
    const role = roles.get(plain((path.at(-2) ?? "").slice(-40)));
    return (role === "account" && key !== "name") || (role === "service" && key === "name") ? role : undefined;
  }
  return roles.get(key);
}

function plain(name: string): string {
  return name.length > 100 ? "" : name.toLowerCase().replace(/[^a-z\d]/g, "");
}

const roles: ReadonlyMap<string, OtherRole> = new Map([
  ...toRoles(
    "account",
    "account accounts accountid accountids awsaccount awsaccounts awsaccountid awsaccountids recipientaccountid impactedaccounts affectedaccounts owneraccountid accountuid targetaccount konto kontonummer kontoid compte compteaws idcompte cuenta idcuenta conta idconta kontoaws awskonto",
  ),
  ...toRoles("caller's account", "useridentityaccountid callingaccountid"),
  ...toRoles("region", "region regions awsregion awsregions cloudregion impactedregions"),
  ...toRoles(
    "service",
    "service services awsservice awsservices servicename eventsource impactedservices resourcetype",
  ),
  ...toRoles("event", "eventjson cloudtrailevent eventdata rawevent raw rawlog rawmessage"),
  ...toRoles("zone", "tz timezone timezoneoffset devtimezone dtz utcoffset zone"),
  ...toRoles(
    "direction",
    "direction dir initiated conndirection netdirection flowdirection networkdirection connectiondirection devicedirection trafficdirection",
  ),
]);

function toRoles(role: OtherRole, names: string): [string, OtherRole][] {
  return names.split(" ").map((name) => [name, role]);
}
