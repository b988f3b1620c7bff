/** A list of indicators in the form that a product or a person writes it, and the addresses that it names. */
export type IndicatorList = { form: string; text: string; addresses: string[] };

/** The readers were mended with these in sight. */
export const indicatorLists: IndicatorList[] = [
  {
    form: "STIX 2.1 bundle",
    text: JSON.stringify({
      type: "bundle",
      id: "bundle--1",
      objects: [
        {
          type: "indicator",
          spec_version: "2.1",
          id: "indicator--1",
          created: "2025-01-03T10:00:00.000Z",
          modified: "2025-01-03T10:00:00.000Z",
          name: "C2",
          pattern: "[ipv4-addr:value = '198.51.100.1' OR ipv4-addr:value = '198.51.100.2']",
          pattern_type: "stix",
          valid_from: "2025-01-03T10:00:00Z",
        },
        { type: "ipv6-addr", id: "ipv6-addr--1", value: "2001:db8:bad::3" },
      ],
    }),
    addresses: ["198.51.100.1", "198.51.100.2", "2001:db8:bad::3"],
  },
  {
    form: "MISP event",
    text: JSON.stringify({
      Event: {
        id: "1",
        info: "Campaign",
        date: "2026-11-20",
        Attribute: [
          { id: "1", type: "ip-dst", category: "Network activity", to_ids: true, value: "198.51.100.4", comment: "" },
          { id: "2", type: "ip-dst|port", category: "Network activity", to_ids: true, value: "198.51.100.5|8443" },
          { id: "3", type: "ip-src", category: "Network activity", to_ids: true, value: "198.51.100.6" },
          {
            id: "4",
            type: "domain|ip",
            category: "Network activity",
            to_ids: true,
            value: "evil.example|198.51.100.7",
          },
        ],
      },
    }),
    addresses: ["198.51.100.4", "198.51.100.5", "198.51.100.6", "198.51.100.7"],
  },
  {
    form: "OpenIOC",
    text: `<?xml version="1.0" encoding="us-ascii"?>\n<ioc id="a" last-modified="2025-01-03T10:00:00" xmlns="http://schemas.mandiant.com/2010/ioc">\n  <definition>\n    <Indicator operator="OR" id="b">\n      <IndicatorItem id="c" condition="is">\n        <Context document="PortItem" search="PortItem/remoteIP" type="mir" />\n        <Content type="IP">198.51.100.10</Content>\n      </IndicatorItem>\n      <IndicatorItem id="d" condition="is">\n        <Context document="Network" search="Network/DNS" type="mir" />\n        <Content type="IP">198.51.100.11</Content>\n      </IndicatorItem>\n    </Indicator>\n  </definition>\n</ioc>`,
    addresses: ["198.51.100.10", "198.51.100.11"],
  },
  {
    form: "OTX pulse",
    text: JSON.stringify({
      id: "p",
      name: "Botnet",
      created: "2025-01-03T10:00:00",
      indicators: [
        { id: 1, indicator: "198.51.100.12", type: "IPv4", created: "2025-01-03T10:00:00" },
        { id: 2, indicator: "evil.example", type: "domain" },
        { id: 3, indicator: "2001:db8:bad::13", type: "IPv6" },
      ],
    }),
    addresses: ["198.51.100.12", "2001:db8:bad::13"],
  },
  {
    form: "ipset save",
    text: "create blocklist hash:ip family inet hashsize 1024 maxelem 65536\nadd blocklist 198.51.100.17 timeout 3600\nadd blocklist 198.51.100.18",
    addresses: ["198.51.100.17", "198.51.100.18"],
  },
  {
    form: "iptables rules",
    text: "*filter\n-A INPUT -s 198.51.100.19/32 -j DROP\n-A INPUT -s 198.51.100.20/32 -p tcp -m tcp --dport 22 -j DROP\n-A OUTPUT -d 198.51.100.21/32 -j REJECT --reject-with icmp-port-unreachable\nCOMMIT",
    addresses: ["198.51.100.19", "198.51.100.20", "198.51.100.21"],
  },
  {
    form: "URLhaus CSV",
    text: `# id,dateadded,url,url_status,last_online,threat,tags,urlhaus_link,reporter\n"3311","2026-11-20 01:14:00","http://198.51.100.24:8080/i","online","2026-11-20 01:14:00","malware_download","elf,mirai","https://urlhaus.abuse.ch/url/3311/","x"\n"3312","2026-11-20 01:10:00","http://198.51.100.25/bins/arm7","online","2026-11-20 01:14:00","malware_download","32-bit","https://urlhaus.abuse.ch/url/3312/","y"`,
    addresses: ["198.51.100.24", "198.51.100.25"],
  },
  {
    form: "ThreatFox CSV",
    text: `# "first_seen_utc","ioc_id","ioc_value","ioc_type","threat_type","fk_malware","malware_alias","malware_printable","last_seen_utc","confidence_level","reference","tags","anonymous","reporter"\n"2026-11-20 01:14:00", "1350", "198.51.100.26:2404", "ip:port", "botnet_cc", "win.remcos", "None", "Remcos", "", "100", "None", "Remcos", "0", "a"\n"2026-11-20 01:13:00", "1351", "198.51.100.27:443", "ip:port", "botnet_cc", "win.cobalt_strike", "None", "Cobalt Strike", "", "75", "None", "cs", "0", "b"`,
    addresses: ["198.51.100.26", "198.51.100.27"],
  },
  {
    form: "nginx deny list",
    text: "# blocked 2026-11-20\ndeny 198.51.100.31;\ndeny 198.51.100.32; # scanner\nallow all;",
    addresses: ["198.51.100.31", "198.51.100.32"],
  },
  {
    form: ".htaccess",
    text: "<RequireAll>\n  Require all granted\n  Require not ip 198.51.100.33\n  Require not ip 198.51.100.34 198.51.100.35\n</RequireAll>\nDeny from 198.51.100.36",
    addresses: ["198.51.100.33", "198.51.100.34", "198.51.100.35", "198.51.100.36"],
  },
  {
    form: "Terraform",
    text: `resource "aws_wafv2_ip_set" "bad" {\n  name               = "bad"\n  ip_address_version = "IPV4"\n  addresses          = ["198.51.100.39/32", "198.51.100.40/32"]\n}`,
    addresses: ["198.51.100.39", "198.51.100.40"],
  },
  {
    form: "Cisco access list",
    text: "ip access-list extended BLOCK\n 10 deny ip host 198.51.100.41 any\n 20 deny tcp any host 198.51.100.42 eq 4444\n 30 permit ip any any",
    addresses: ["198.51.100.41", "198.51.100.42"],
  },
  {
    form: "Sigma rule",
    text: "title: Connection to C2\nid: 1e2d\nstatus: experimental\ndate: 2026/11/20\nlogsource:\n  category: network_connection\n  product: windows\ndetection:\n  selection:\n    DestinationIp:\n      - 198.51.100.45\n      - 198.51.100.46\n  condition: selection",
    addresses: ["198.51.100.45", "198.51.100.46"],
  },
  {
    form: "KQL query",
    text: `let IPList = dynamic(["198.51.100.47","198.51.100.48"]);\nSigninLogs\n| where TimeGenerated > ago(30d)\n| where IPAddress in (IPList) or IPAddress == "198.51.100.49"`,
    addresses: ["198.51.100.47", "198.51.100.48", "198.51.100.49"],
  },
  {
    form: "Confluence table",
    text: "||IP address||Role||Ports||\n|198.51.100.53|C2|443|\n|198.51.100.54|scanner|22|",
    addresses: ["198.51.100.53", "198.51.100.54"],
  },
  {
    form: "HTML source of a table",
    text: "<table><tr><th>Indicator</th><th>Type</th></tr>\n<tr><td>198.51.100.55</td><td>IPv4</td></tr>\n<tr><td>198[.]51[.]100[.]56</td><td>IPv4</td></tr></table>",
    addresses: ["198.51.100.55", "198.51.100.56"],
  },
  {
    form: "AbuseIPDB CSV export",
    text: `ip,countryCode,abuseConfidenceScore,lastReportedAt\n198.51.100.59,NL,100,2026-11-20T01:14:00+00:00\n198.51.100.60,CN,98,2026-11-20T01:10:00+00:00`,
    addresses: ["198.51.100.59", "198.51.100.60"],
  },
  {
    form: "CrowdStrike IOC upload CSV",
    text: `type,value,action,severity,description,expiration,platforms\nipv4,198.51.100.61,detect,high,"C2 of campaign 7.1.2",2027-11-20T00:00:00Z,"windows,linux"\nipv6,2001:db8:bad::62,detect,high,,2027-11-20T00:00:00Z,windows\nmd5,d41d8cd98f00b204e9800998ecf8427e,detect,low,,,windows`,
    addresses: ["198.51.100.61", "2001:db8:bad::62"],
  },
  {
    form: "blocks of IP and port",
    text: "IP: 198.51.100.65\nPort: 8443\nCountry: NL\n---\nIP: 198.51.100.66\nPort: 22\nCountry: FR",
    addresses: ["198.51.100.65", "198.51.100.66"],
  },
  {
    form: "Censys lookup links",
    text: "* https://search.censys.io/hosts/198.51.100.67\n* https://viz.greynoise.io/ip/198.51.100.68\n* https://www.virustotal.com/gui/ip-address/198.51.100.69/relations",
    addresses: ["198.51.100.67", "198.51.100.68", "198.51.100.69"],
  },
  {
    form: "JSON array of strings",
    text: `["198.51.100.72", "198.51.100.73:443", "hxxp://198.51.100[.]74/a"]`,
    addresses: ["198.51.100.72", "198.51.100.73", "198.51.100.74"],
  },
  {
    form: "mail in German",
    text: "Hallo Team,\nfolgende Adressen haben uns gestern angegriffen: 198[.]51[.]100[.]75, 198.51.100(.)76 sowie 198.51.100.77 (Port 22).\nUnsere Firewall hat sie am 20.11.2026 um 01:14 UTC gesperrt.\nGruß, Ana",
    addresses: ["198.51.100.75", "198.51.100.76", "198.51.100.77"],
  },
  {
    form: "Feodo Tracker CSV",
    text: `################################################################\n# abuse.ch Feodo Tracker Botnet C2 IP Blocklist (CSV)          #\n# Last updated: 2026-11-20 01:14:00 UTC                        #\n################################################################\n#\n"first_seen_utc","dst_ip","dst_port","c2_status","last_online","malware"\n"2026-11-19 23:10:03","198.51.100.22","443","online","2026-11-20","QakBot"\n"2026-11-19 20:00:00","198.51.100.23","2222","offline","2026-11-19","Emotet"\n# END 2 entries`,
    addresses: ["198.51.100.22", "198.51.100.23"],
  },
  {
    form: "Splunk search",
    text: `index=fw earliest=-7d (src_ip IN (198.51.100.50, 198.51.100.51) OR dest_ip="198.51.100.52") | stats count by src_ip`,
    addresses: ["198.51.100.50", "198.51.100.51", "198.51.100.52"],
  },
  {
    form: "Microsoft Sentinel threat indicators (CSV)",
    text: `TimeGenerated,Action,ConfidenceScore,Description,ExpirationDateTime,NetworkIP,NetworkDestinationIP,ThreatType\n2026-11-20T01:14:00Z,alert,80,scan,2026-12-20T00:00:00Z,198.51.100.63,,Botnet\n2026-11-20T01:14:00Z,alert,80,c2,2026-12-20T00:00:00Z,,198.51.100.64,C2`,
    addresses: ["198.51.100.63", "198.51.100.64"],
  },
  {
    form: "JSON map of address to note",
    text: JSON.stringify({ iocs: { "198.51.100.10": "C2", "198.51.100.11": "exfiltration" } }),
    addresses: ["198.51.100.10", "198.51.100.11"],
  },
  {
    form: "bullets, tabs and spaced dots",
    text: "•\t198.51.100.31 (C2)\n•\t198.51.100.32 – exfiltration over 443\n◦\t198 . 51 . 100 . 33",
    addresses: ["198.51.100.31", "198.51.100.32", "198.51.100.33"],
  },
];

/** Never used to tune the readers. */
export const indicatorListsNeverTuned: IndicatorList[] = [
  {
    form: "MISP CSV export",
    text: `uuid,event_id,category,type,value,comment,to_ids,date\n5f1,12,Network activity,ip-dst,198.51.100.8,"",1,1732060800\n5f2,12,Network activity,ip-dst|port,198.51.100.9|443,"",1,1732060800\n5f3,12,Payload delivery,md5,d41d8cd98f00b204e9800998ecf8427e,"",1,1732060800`,
    addresses: ["198.51.100.8", "198.51.100.9"],
  },
  {
    form: "Suricata rules",
    text: `alert ip [198.51.100.14,198.51.100.15] any -> $HOME_NET any (msg:"ET CINS Active Threat Intelligence Poor Reputation IP group 1"; reference:url,www.example.org; threshold: type limit, track by_src, seconds 3600, count 1; sid:2403300; rev:12; metadata:created_at 2013_10_08, updated_at 2026_11_20;)\nalert tcp $HOME_NET any -> 198.51.100.16 4444 (msg:"C2"; sid:1; rev:1;)`,
    addresses: ["198.51.100.14", "198.51.100.15", "198.51.100.16"],
  },
  {
    form: "advisory table, copied from a PDF",
    text: "Table 3: IP Addresses Associated with the Actor\nIP Address           First Observed     Last Observed\n198.51.100[.]28      Oct. 2026          Nov. 20, 2026\n198.51.100[.]29      Sept. 2026         Nov. 20, 2026\n2001:db8:bad[:]:30   Nov. 2026          Nov. 20, 2026",
    addresses: ["198.51.100.28", "198.51.100.29", "2001:db8:bad::30"],
  },
  {
    form: "AWS WAF IP set",
    text: JSON.stringify({
      IPSet: {
        Name: "attackers",
        Id: "a",
        ARN: "arn:aws:wafv2:eu-central-1:123456789012:regional/ipset/attackers/a",
        IPAddressVersion: "IPV4",
        Addresses: ["198.51.100.37/32", "198.51.100.38/32"],
      },
      LockToken: "t",
    }),
    addresses: ["198.51.100.37", "198.51.100.38"],
  },
  {
    form: "Zeek intelligence file",
    text: "#fields\tindicator\tindicator_type\tmeta.source\tmeta.desc\n198.51.100.43\tIntel::ADDR\tfeed1\tC2\nevil.example\tIntel::DOMAIN\tfeed1\tC2\n198.51.100.44\tIntel::ADDR\tfeed1\tscanner",
    addresses: ["198.51.100.43", "198.51.100.44"],
  },
  {
    form: "PowerShell array",
    text: `$bad = @(\n    "198.51.100.57",\n    '198.51.100.58'\n)\n$bad | ForEach-Object { New-NetFirewallRule -DisplayName "block $_" -Direction Inbound -RemoteAddress $_ -Action Block }`,
    addresses: ["198.51.100.57", "198.51.100.58"],
  },
  {
    form: "YARA-L reference list",
    text: "// C2 addresses, reviewed 2026-11-20\n198.51.100.70 // QakBot\n198.51.100.71",
    addresses: ["198.51.100.70", "198.51.100.71"],
  },
  {
    form: "tab-separated copy of a spreadsheet without a heading",
    text: "1\t198.51.100.78\tNL\tAS64500\tbrute force\t20.11.2026\n2\t198.51.100.79\tFR\tAS64501\tscan\t20.11.2026",
    addresses: ["198.51.100.78", "198.51.100.79"],
  },
  {
    form: "list with scores, separated by semicolons",
    text: "198.51.100.1;100;botnet;2026-11-20\n198.51.100.2;90;scanner;2026-11-19\n198.51.100.3;80;bruteforce;2026-11-19",
    addresses: ["198.51.100.1", "198.51.100.2", "198.51.100.3"],
  },
  {
    form: "pf table file",
    text: "# pfctl -t bruteforce -T show\n   198.51.100.4\n   198.51.100.5\n   2001:db8:bad::6",
    addresses: ["198.51.100.4", "198.51.100.5", "2001:db8:bad::6"],
  },
  {
    form: "Palo Alto external dynamic list",
    text: "# EDL, refreshed hourly\n198.51.100.7\n198.51.100.8 # QakBot C2\n2001:db8:bad::9",
    addresses: ["198.51.100.7", "198.51.100.8", "2001:db8:bad::9"],
  },
  {
    form: "YAML list of addresses with ports",
    text: "c2_servers:\n  - ip: 198.51.100.12\n    port: 443\n  - ip: 198.51.100.13\n    port: 8443\nscanners: [198.51.100.14, 198.51.100.15]",
    addresses: ["198.51.100.12", "198.51.100.13", "198.51.100.14", "198.51.100.15"],
  },
  {
    form: "firewalld rich rules",
    text: `rule family="ipv4" source address="198.51.100.16" reject\nrule family="ipv4" source address="198.51.100.17/32" drop`,
    addresses: ["198.51.100.16", "198.51.100.17"],
  },
  {
    form: "nftables set",
    text: "table inet filter {\n  set bad {\n    type ipv4_addr\n    elements = { 198.51.100.18, 198.51.100.19,\n                 198.51.100.20 }\n  }\n}",
    addresses: ["198.51.100.18", "198.51.100.19", "198.51.100.20"],
  },
  {
    form: "VirusTotal relations, copied",
    text: "Contacted IP addresses (3)\nIP\nDetections\nAutonomous System\nCountry\n198.51.100.21\n5 / 94\n64500\nNL\n198.51.100.22\n0 / 94\n64501\nUS",
    addresses: ["198.51.100.21", "198.51.100.22"],
  },
  {
    form: "SQL query",
    text: "SELECT * FROM vpc_flow WHERE srcaddr IN ('198.51.100.23','198.51.100.24') OR dstaddr = '198.51.100.25' AND day = '2026-11-20'",
    addresses: ["198.51.100.23", "198.51.100.24", "198.51.100.25"],
  },
  {
    form: "spreadsheet with columns IOC and Comment in Spanish",
    text: "Indicador;Tipo;Comentario;Fecha\n198[.]51[.]100[.]26;IP;servidor de mando y control;20/11/2026\n198.51.100.27;IP;escaneo;20/11/2026",
    addresses: ["198.51.100.26", "198.51.100.27"],
  },
  {
    form: "C2 list as host:port lines with schemes",
    text: "tcp://198.51.100.28:4444\nhxxps://198[.]51[.]100[.]29:8443/submit.php\nftp://198.51.100.30/",
    addresses: ["198.51.100.28", "198.51.100.29", "198.51.100.30"],
  },
];
