/** `before` and `after` are at most 60 characters. */
export type Surroundings = {
  before: string;
  after: string;
  isFirst: boolean;
  earlier?: { between: string; isVersion: boolean };
  /** "Attacker IPs:" came before, on this line or above. */
  isAnnounced: boolean;
  isBelowAddress: boolean;
};

/**
 * Whether a number that could be either is a version or section rather than an address. In doubt it is an address: the
 * review shows one too many, but nobody sees one too few.
 */
export function isVersionNumber(text: string, surroundings: Surroundings): boolean {
  const { before, after, isFirst, earlier, isAnnounced, isBelowAddress } = surroundings;
  if (!couldBeVersion(text) || addressHint.test(before) || portAfter.test(after)) return false;
  if (versionBefore.test(before) || versionAfter.test(after) || isCalledVersion(before, earlier)) return true;
  if (isFirst) return !isAnnounced && !isBelowAddress && isHeading(text, after);
  const separator = earlier === undefined ? undefined : toSeparator(earlier.between);
  // Spaces alone may separate the columns of a log.
  if (separator !== undefined) return earlier?.isVersion === true && separator !== "";
  // Entries of an announced list may have names: "IPs: Amsterdam 23.22.13.29, Oslo 5.8.18.7".
  if (isAnnounced && (earlier === undefined || /[,;|]/.test(earlier.between))) return false;
  return followsProductName(before);
}

/** All four numbers below 32, like nearly every version and one address in 4,000. */
export function couldBeVersion(text: string): boolean {
  return /^(?!0\.|10\.)(?:[12]?\d|3[01])(?:\.(?:[12]?\d|3[01])){3}$/.test(text);
}

export function announcesAddresses(text: string): boolean {
  if (!text.includes(":")) return false;
  const words = text.slice(-cueReach).replace(/[*_`#|>"]+/g, "");
  return /\b(?:ips|ip address(?:es)?|addresses|ipv4s?|attackers|actors|indicators|iocs|hosts|sources)\b[^.!?;:]{0,40}:[^.!?;:]*$/i.test(
    words,
  );
}

/** "Attacker IPs:", or "Addresses seen" alone. */
export function isHeadingOfAddresses(line: string): boolean {
  if (line.length > cueReach || /\.\d/.test(line)) return false;
  const words = line.replace(/[*_`#|>"]+/g, "").trim();
  return (
    (words.endsWith(":") && announcesAddresses(words)) ||
    /^(?:[a-z]+ ){0,3}(?:ips|ip addresses|addresses|iocs|indicators)(?: [a-z]+){0,3}$/i.test(words)
  );
}

const cueReach = 120;

// ":443", "#53", " port 22", "/46087->", " to 02:00:5e:…": nothing that a version has.
const portAfter =
  /^(?:\)? (?:to|from|via) (?:[\da-f]{2}[:-]){5}|:\d|\(\d{1,5}\)|@\d{2,5}\b|_\d{2,5}\b|#\d|[ ,]{1,2}port\b|\/\d{3,5}\b|(?:[:/]\d{1,5})? ?->)/i;

// After these words a number is an address, even if it could be a version.
const addressHint =
  /(?:(?:\b|_|[a-z](?=I))(?:ips?|IP|cli|user|ipv4|addr|address|addresses|from|to|by|via|at|host|hosts|src|source|attackers?|actors?|c2|clients?|peer|caller|remote|indicators?|iocs?|relay|node|resolver|dns|nameserver|ping|block|blocked|computer|(?:vty|tty|pts)\d{0,3})\b["']?\s{0,2}[=:]?\s{0,2}["'(]?|<[\w.-]{1,60} |\/)$/i;

const addressWord =
  /\b(?:ips?|ipv4|addr(?:ess(?:es)?)?|hosts?|src|sources?|attackers?|actors?|c2|peers?|callers?|remote|indicators?|iocs?|servers?)\b/i;

const versionWord = /(?:[\w-]{0,30}versions?|\b(?:releases?|firmware|builds?|kernel))\b(?!.*\bversion)/i;

// "openssl-3.0.13.2", "app.jar:1.2.3.4", ">= 3.0.13.2", "^1.2.3.4".
const versionBefore = /(?:\p{L}-|\.(?:jar|war|ear|dll|exe|so|rpm|deb)["']?:|[=~!<>]=\s?|[\^~])["']?$/u;

// "1.2.3.4 and later", "1.2.3.4 (beta)", "1.2.3.4 is installed".
const versionAfter =
  /^["')]?\s{1,2}\(?(?:(?:and|or) (?:later|newer|above|earlier|older|below|up)\b|(?:is |was )?(?:releas|install)ed\b|(?:release|version|build|firmware|beta|alpha|hotfix|rc\d)\b)/i;

// "The version in use was 3.0.13.2", `"agent_version": "1.9.3.1"`.
function isCalledVersion(before: string, earlier: Surroundings["earlier"]): boolean {
  const since = earlier === undefined ? before : before.slice(-Math.max(1, earlier.between.length));
  const clause = since.split(/[!?;]|[.,] /).at(-1) ?? "";
  if (
    /\b(?:software|agent|app|application|package|plugin|module|library|image|chart|sdk|tool)["']?\s?[:=]\s?["']?$/i.test(
      clause,
    )
  )
    return true;
  const word = versionWord.exec(clause);
  return word !== null && !addressWord.test(clause.slice(word.index + word[0].length));
}

// "" for spaces alone; undefined unless it joins a list.
function toSeparator(between: string): string | undefined {
  const separator = between.replace(/["'`“”‘’*()[\]<>\s]+/g, " ").trim();
  return /^(?:[,;|/&+]? ?(?:and|or|&)?|[,;|/&+])$/i.test(separator) ? separator : undefined;
}

// "3.1.2.4 Scope of the audit": only a section number and its title.
function isHeading(text: string, after: string): boolean {
  return (
    text.split(".").every((number) => Number(number) <= maxSectionNumber) &&
    /^[.)]?[ \u00a0]\p{Lu}\p{Ll}+(?:[ ,&/-]{1,3}\p{L}+){0,7}[*_:]{0,3}\s*$/u.test(after) &&
    !attackWord.test(after)
  );
}

const maxSectionNumber = 20;
const attackWord =
  /\b(?:tor|exit|nodes?|vpn|proxy|logins?|scan\w*|attack\w*|seen|brute|phish\w*|malware|botnet|hosts?|ips?)\b/i;

// "openssl 3.0.13.2".
function followsProductName(before: string): boolean {
  const [, word = ""] = /(?<!\S)(\S+)\s{1,2}["'“‘(]?$/.exec(before) ?? [];
  const name = word.replace(/^["'“”‘’`(*[]+|["'”’`*]+$/g, "");
  if (!/\p{L}/u.test(name) || !/[\p{L}\d+#]$/u.test(name)) return false;
  if (/^\d[\d:.T-]*(?:Z|am|pm|h)$/i.test(name) || isHostName(name)) return false;
  return !plainWords.has(name.toLowerCase());
}

// "evil.example.com", but not "node.js" or "setup.exe".
function isHostName(name: string): boolean {
  return (
    /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/.test(name) &&
    !/\.(?:js|net|exe|dll|jar|war|py|sys|so|msi|pkg|deb|rpm|apk|zip|gz)$/.test(name)
  );
}

// Words before an address that are not product names.
const plainWords = new Set(
  `a an the this that these those it its they we he she and or plus also then again later now only both with of for as but not no yes than is was
  are were be been has have had saw seen spotted found observed noticed caught logged reported flagged hit hits used uses use using tried joined
  ban banned deny denied drop dropped allow allowed reject rejected accept accepted bad evil malicious suspicious rogue hostile unknown same other
  another second third tor exit proxy vpn server machine box scanner bot botnet intruder hacker adversary c&c cnc ioc origin connection connections
  request requests traffic login logins session whois dig nslookup ssh telnet nc ncat nmap traceroute curl wget get post head put utc gmt`.split(
    /\s+/,
  ),
);
