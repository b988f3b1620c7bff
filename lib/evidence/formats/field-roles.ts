/** `own` is the victim's end of a connection. */
export type FieldRole =
  | "address"
  | "own"
  | "user agent"
  | "account"
  | "caller's account"
  | "region"
  | "service"
  | "time"
  | "finding"
  | "event"
  | "version";

/**
 * The role of a field by its name, ignoring case and punctuation: `src_ip`, `c-ip`, `cs(User-Agent)`. `within` is the
 * parent object's name, which tells `source.ip` from `destination.ip`.
 */
export function roleOf(name: string, within = ""): FieldRole | undefined {
  if (name.length > 100) return undefined;
  const key = plain(name);
  // "account": {"id": …}, "service": {"name": …}
  if ((key === "id" || key === "uid" || key === "name") && within !== "") {
    const role = roles.get(plain(within.slice(-40)));
    return (role === "account" && key !== "name") || (role === "service" && key === "name") ? role : undefined;
  }
  if (key === "original" && plain(within.slice(-40)) === "useragent") return "user agent";
  if (/version$/.test(key)) return "version";
  if (isAddressName(key)) {
    return ownEnd.test(key) || ownEnd.test(plain(within.slice(-40)) + key) ? "own" : "address";
  }
  return roles.get(key);
}

// A log's `host` is the machine that wrote it, so it is the victim's too.
const ownEnd =
  /^(?:s?dst|dest|host)|destination|local|victim|internal|private|server|target|instance|device|listener|backend|upstream|natip|yourip|resource/;

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, "");
}

function isAddressName(key: string): boolean {
  return (
    /^(?:src|source|client|c|remote|caller|attacker|threat|threatactor|actor|peer|dst|dest|destination|local|victim|target|server|s|public|private|host|login|user|origin|malicious|indicator|ioc|xforwardedfor|evidence|device|instance|internal|external|remotehost|clienthost|requester|suspicious|bad|observed|network)?(?:ip|ips|ipv4|ipv6|ipaddress|ipaddresses|ipaddr|ipaddressv4|ipaddressv6|addr|address|addresses|remoteipdetailsipaddressv4)$/.test(
      key,
    ) || addressNames.has(key)
  );
}

const addressNames = new Set(
  "host src source client clienthost remotehost remote indicator indicators indicatorvalue ioc iocs iocvalue observable attacker attackers dst dest destination xforwardedfor clientipaddress".split(
    " ",
  ),
);

const roles: ReadonlyMap<string, FieldRole> = new Map([
  ...toRoles(
    "user agent",
    "useragent useragents ua agent csuseragent httpuseragent requestuseragent useragentoriginal useragentstring browser",
  ),
  ...toRoles(
    "account",
    "account accounts accountid accountids awsaccount awsaccounts awsaccountid awsaccountids recipientaccountid impactedaccounts affectedaccounts owneraccountid accountuid targetaccount",
  ),
  ...toRoles("caller's account", "useridentityaccountid callingaccountid"),
  ...toRoles("region", "region regions awsregion awsregions cloudregion impactedregions"),
  ...toRoles(
    "service",
    "service services awsservice awsservices servicename eventsource impactedservices resourcetype",
  ),
  ...toRoles(
    "time",
    "time timestamp ts date datetime eventtime eventtimeutc firstseen firstseenat eventfirstseen firstobservedat starttime occurredat detectedat lastseen lastseenat eventlastseen lastobservedat begin end",
  ),
  ...toRoles("finding", "findingid findingarn"),
  ...toRoles("event", "eventjson cloudtrailevent eventdata rawevent raw rawlog rawmessage"),
]);

function toRoles(role: FieldRole, names: string): [string, FieldRole][] {
  return names.split(" ").map((name) => [name, role]);
}
