import { readIpAddress } from "@/lib/cases/ip-address";
import { memo } from "@/lib/evidence/findings/memo";

/**
 * The one address that a cell holds, out of its dress: a port ("192.0.2.1:443", "192.0.2.1/443", "192.0.2.1.443"), a
 * host before it ("edge1/192.0.2.1", "user@corp.local 192.0.2.1"), brackets. Undefined for any other text, and ranges.
 */
export function addressIn(cell: string): string | undefined {
  return cell.length > maxLength || !/\d|::/.test(cell) ? undefined : undress(cell);
}

const undress = memo((cell) => {
  const text = cell
    .trim()
    .replace(/^["'<[(]+(?=[\da-f:])|["'>)]+$/gi, "")
    .replace(/^\/(?=\d{1,3}\.\d{1,3}\.)/, "")
    .replace(/^(?:ipv[46]|ip|inet6?|tcp[46]?|udp[46]?)(?::\/\/|[:/])(?=[\da-f[:])/i, "");
  if (isAddress(text)) return text;
  if (!mayBeDressed.test(text)) return undefined;
  for (const dress of dresses) {
    const inner = dress.exec(text)?.[1];
    if (inner !== undefined && isAddress(inner)) return inner;
  }
  return undefined;
}, 5_000);

const maxLength = 200;
// Three dots between numbers, or two colons.
const mayBeDressed = /\d\.\d{1,3}\.\d{1,3}\.\d|:[\da-f:.]*:/i;

const ipv4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;

const dresses = [
  new RegExp(`^(${ipv4})[:#]\\d{0,5}(?::[\\w.-]{1,20}){0,2}$`), // 192.0.2.1:443, 192.0.2.1:443:X1, 192.0.2.1::X1
  new RegExp(`^(${ipv4})/(?:\\d{3,5}|3[3-9]|[4-9]\\d)$`), // 192.0.2.1/443, no prefix length
  new RegExp(`^(${ipv4})\\.(?:\\d{3,5}|[1-9]\\d)$`), // 192.0.2.1.443
  new RegExp(`^(${ipv4})/32$`),
  new RegExp(`^(${ipv4}) ?\\([^()]{0,80}\\)$`), // 192.0.2.1 (host.example.com)
  /^\[([\da-f:.]+)\](?::\d{1,5})?$/i, // [2001:db8::1]:443
  /^([\da-f:]+)\/128$/i,
  new RegExp(`^[\\w.-]{0,100}/(${ipv4})(?::\\d{1,5})?$`), // host/192.0.2.1:443
  new RegExp(`^[\\w.+-]{1,60}@[\\w.-]{1,100}[ \\t]+\\(?(${ipv4})\\)?$`), // user@corp.local 192.0.2.1
  new RegExp(`^[\\w.-]{1,100}[ (\\[]{1,2}(${ipv4})[)\\]]?(?::\\d{1,5})?$`), // host (192.0.2.1)
  /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})%\w+$/,
  /^([\da-f]*:[\da-f:]*:[\da-f]*)%\w+$/i,
];

function isAddress(text: string): boolean {
  return readIpAddress(text).ok;
}
