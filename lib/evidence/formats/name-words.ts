/**
 * The words of a member's or column's name: "sourceIPAddress", "src_ip" and "srcip" become [source|src, ip, address].
 * Words that are written together are told apart by a list.
 */
export function wordsOf(name: string): readonly string[] {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const words = name
    .slice(0, maxNameLength)
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    // A vendor's letters: "FTNTFGTeventtime".
    .replace(/^[A-Z]{5,}([a-z]{2,})$/, (whole, rest) => (apart(rest).length > 1 ? rest : whole))
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "")
    .flatMap(apart);
  if (cache.size >= maxNamesCached) cache.clear();
  cache.set(name, words);
  return words;
}

const cache = new Map<string, readonly string[]>();
const maxNamesCached = 5_000;
const maxNameLength = 100;

// What the parts of names that are written together are made of, and short forms with a meaning of their own.
const parts = new Set(
  `src source dst dest destination client clients remote local caller attacker threat actor peer victim target server public private internal
  external nat xlate xlated translated mapped orig origin resp initiator requester requestor user users login agent device host hosts hostname
  observer sensor sender receiver from to ip ips ipv4 ipv6 v4 v6 addr addrs address addresses port malicious suspicious bad cnc egress ingress edge canary indicator indicators
  ioc iocs observable value observed evidence network forwarded x for true connecting cf real proxy gateway router interface endpoint workstation computer machine
  instance resource conn newconn listener backend upstream virtual vip account accounts aws id ids region regions service name event time timestamp date
  datetime utc gmt first last seen start started end begin created creation expiry expires expiration updated modified recipient owner affected
  impacted calling source string raw http cs request query web zone intf role snat dnat`.split(/\s+/),
);

const shortForms: Readonly<Record<string, readonly string[]>> = {
  sip: ["src", "ip"],
  cip: ["client", "ip"],
  dip: ["dst", "ip"],
  rip: ["remote", "ip"],
  lip: ["local", "ip"],
  raddr: ["remote", "addr"],
  saddr: ["src", "addr"],
  daddr: ["dst", "addr"],
  xff: ["x", "forwarded", "for"],
  ua: ["user", "agent"],
  rhost: ["remote", "host"],
  dvchost: ["device", "host"],
  dvc: ["device"],
  dhost: ["dst", "host"],
  shost: ["src", "host"],
  csip: ["client", "src", "ip"],
  cdip: ["dst", "ip"],
  ssip: ["nat", "src", "ip"],
  sdip: ["nat", "dst", "ip"],
  transip: ["nat", "ip"],
  tranip: ["nat", "ip"],
  remip: ["remote", "ip"],
  locip: ["local", "ip"],
  assignip: ["nat", "ip"],
  tunnelip: ["nat", "ip"],
  aip: ["device", "ip"],
  nsrc: ["nat", "src"],
  ndst: ["nat", "dst"],
};

// Splits a word that consists of known parts only; longest part first, bounded by the length of the word.
function apart(word: string): readonly string[] {
  const short = shortForms[word];
  if (short !== undefined) return short;
  if (parts.has(word) || word.length > 40) return [word];
  const split = splitFrom(word, 0, new Set());
  return split ?? [word];
}

function splitFrom(word: string, start: number, dead: Set<number>): string[] | undefined {
  if (start === word.length) return [];
  if (dead.has(start)) return undefined;
  for (let end = word.length; end > start; end--) {
    const part = word.slice(start, end);
    if (!parts.has(part) || (part.length < 2 && end - start === word.length)) continue;
    const rest = splitFrom(word, end, dead);
    if (rest !== undefined) return [part, ...rest];
  }
  dead.add(start);
  return undefined;
}
