import { caseFields } from "@/lib/cases/case-fields";
import { codePointLength } from "@/lib/cases/text";
import { memo } from "./memo";
import { toOneLine } from "./one-line";

/**
 * A user agent as the client sent it: decoded, without the marks that logs put around it. Empty for what is none: a
 * log's "-", a number, a browser's short name ("CHROME"), AWS's own services.
 */
export const toUserAgent = memo(readUserAgent, 1_000);

function readUserAgent(text: string): string {
  const bare = decoded(text.trim().replace(/^\[(.*)\]$/, "$1"));
  if (notAgents.test(bare) || !/[A-Za-z]{2}/.test(bare)) return "";
  const { maxCharacters } = caseFields.threatActorIpAddresses.cells.userAgent;
  const clean = toOneLine(bare, maxCharacters);
  return codePointLength(clean) > maxCharacters ? "" : clean;
}

/** A product with a version, as RFC 9110 writes it. */
export function looksLikeUserAgent(text: string): boolean {
  return /^[\w!#$%&'*.^`|~-]{1,60}\/[\w.+-]|^Mozilla\b|\(compatible; |^(?:[A-Za-z][\w.-]{1,20} ){1,3}[\w.-]{1,40}\/v?\d+\.\d/.test(
    text,
  );
}

// CloudFront writes spaces as %20, IIS as +.
function decoded(text: string): string {
  if (/\s/.test(text)) return text;
  if (/%20/i.test(text)) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text.replace(/%20/gi, " ");
    }
  }
  return /\+\(|;\+|\)\+/.test(text) ? text.replaceAll("+", " ") : text;
}

const notAgents =
  /^(?:-|n\/a|none|null|nil|undefined|unknown|other|others|empty|true|false|AWS Internal|[a-z\d.-]{1,200}\.amazonaws\.com(?:\.cn)?|(?:mobile )?(?:google )?(?:chrome|firefox|safari|edge|msie|ie|opera|brave|vivaldi|internet explorer|microsoft edge|samsung internet|chromium|webkit|android|ios|iphone|ipad|windows|linux|mac ?os ?x?|browser|mobile|desktop|computer|tablet|web|app|bot|rich client|mobile apps and desktop clients|modern clients)(?: (?:mobile|browser|webview|headless))?[ _/-]?[\d._]{0,20}|\{.*|\[object .*|https?:\/\/.*)$/i;
