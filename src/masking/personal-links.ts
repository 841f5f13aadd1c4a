import type { MaskValue } from './labelled-values.ts';
import { isDrawn } from './note-words.ts';
import { type Part, replaceParts } from './replace-parts.ts';

/** Of a link or of the line that it stands in, in small letters: that it is of somebody's tickets. */
const OF_TICKETS =
  /билет|заказ|возврат|вернуть|отмен|сертификат|личн|кабинет|подтвержд|ticket|order|refund|return|cancel|my\b|cabinet|account|invite|\benter\b|signin|вход|confirm|verify|reset|login|magic|download|certificate|booking|reservation|\btix\b|guests?\b|журналист|без пароля|holder|barcode|\/(?:pdf|pkpass|passbook|gpass)(?![\w.])|unsubscribe|webhook|вебхук|\bhooks?\b/;
/** Steps of links that open nothing by themselves: a version, a file, a page that everybody reads. */
const OPEN_TO_ALL =
  /\/(?:commits?|blob|tree|raw|compare|static|assets?|dist|build|img|images?|media|fonts?|css|js|docs?|document|spreadsheets|releases?|actions|runs|jobs|traces?|issues?|pull|sha256|packages?|npm|cdn)[/:]|\.(?:js|css|png|jpe?g|webp|svg|gif|woff2?|map|html?|ico|mp4)(?:[?#]|$)/i;
/** Parameters that lead somewhere else, count or name. */
const OTHER_PARAMETER =
  /^(?:utm_.*|_?ga|gclid|fbclid|yclid|ysclid|_openstat|roistat.*|v|ver|version|rev|commit|etag|request_?id|trace_?id|page|cursor|after|before|next|state|nonce|integrity|sha\d*|md5|checksum)$/i;
/** A link, or the path of a request in a log, as far as it goes. */
const LINK =
  /(?:https?:\\?\/\\?\/|(?<=\b(?:GET|POST|HEAD|PUT|PATCH|DELETE) )\/)[^\s"'<>()[\]{}|«»`,;]{8,500}/g;
/** A text without it holds none. */
const HAS_LINK = /:\/\/|(?:GET|POST|HEAD|PUT|PATCH|DELETE) \//;
/** A step of a path, or a parameter, whose value may be a secret. */
const PART = /(?<=[/=])[A-Za-z0-9_-]{16,200}(?=[/?&#.!:]|$)/g;
/** A shorter one of both cases among digits, as the API makes them, where the path itself is of tickets or orders. */
const SHORT =
  /(?<=\/(?:tickets?|orders?|pay|refund|booking|reservation)\/(?:[a-z]{2,16}\/)?)(?=[^/]{0,15}[a-z])(?=[^/]{0,15}[A-Z])(?=(?:[A-Za-z]{0,15}[0-9]){2})[A-Za-z0-9]{10,15}(?=[/?#]|$)/g;
const NAME = /([\w.[\]-]{1,40})=$/;
const MASKED = /^(?:mask|0{8})/;

/** Parts that stand open of links that let in whoever has them: letters and digits by chance, where the link or its line is of somebody's tickets. */
export function* openLinks(text: string): Generator<Part> {
  if (!HAS_LINK.test(text)) return;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (!HAS_LINK.test(line) || !OF_TICKETS.test(line.toLowerCase())) continue;
    for (const { 0: link, index: at } of line.matchAll(LINK)) {
      if (OPEN_TO_ALL.test(link)) continue;
      for (const { 0: value, index: within } of [...link.matchAll(PART), ...link.matchAll(SHORT)]) {
        const name = NAME.exec(link.slice(0, within))?.[1] ?? '';
        const start = index + at + within;
        if (!MASKED.test(value) && (value.length < 16 || isDrawn(value)) && !OTHER_PARAMETER.test(name))
          yield { start, end: start + value.length };
      }
    }
  }
}

/** Masks such parts of links. */
export function maskPersonalLinks(text: string, mask: MaskValue): string {
  return replaceParts(text, openLinks(text), (_, value) => mask('capability', value));
}
