import type { IndicatorList } from "./indicator-lists";

export const listsC: IndicatorList[] = [
  {
    form: "Zeek-less plain list with scores",
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
    form: "JSON map of address to note",
    text: JSON.stringify({ iocs: { "198.51.100.10": "C2", "198.51.100.11": "exfiltration" } }),
    addresses: ["198.51.100.10", "198.51.100.11"],
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
  {
    form: "RTF-like copy with bullets and tabs",
    text: "•\t198.51.100.31 (C2)\n•\t198.51.100.32 – exfiltration over 443\n◦\t198 . 51 . 100 . 33",
    addresses: ["198.51.100.31", "198.51.100.32", "198.51.100.33"],
  },
];
