// Words that masker and scanner both know links by that let in whoever has them; how they use them is their own.

/** Of a link or of the line that it stands in, in small letters: that it is of somebody's tickets. */
export const OF_TICKETS =
  /билет|заказ|возврат|вернуть|отмен|сертификат|личн|кабинет|подтвержд|ticket|order|refund|return|cancel|my\b|cabinet|account|invite|\benter\b|signin|вход|confirm|verify|reset|login|magic|download|certificate|booking|reservation|\btix\b|guests?\b|журналист|без пароля|holder|barcode|\/(?:pdf|pkpass|passbook|gpass)(?![\w.])|unsubscribe|webhook|вебхук|\bhooks?\b/;
/** Steps of links that open nothing by themselves: a version, a file, a page that everybody reads. */
export const OPEN_TO_ALL =
  /\/(?:commits?|blob|tree|raw|compare|static|assets?|dist|build|img|images?|media|fonts?|css|js|docs?|document|spreadsheets|releases?|actions|runs|jobs|traces?|issues?|pull|sha256|packages?|npm|cdn)[/:]|\.(?:js|css|png|jpe?g|webp|svg|gif|woff2?|map|html?|ico|mp4)(?:[?#]|$)/i;
/** Parameters that lead somewhere else, count or name. */
export const OTHER_PARAMETER =
  /^(?:utm_.*|_?ga|gclid|fbclid|yclid|ysclid|_openstat|roistat.*|v|ver|version|rev|commit|etag|request_?id|trace_?id|page|cursor|after|before|next|state|nonce|integrity|sha\d*|md5|checksum)$/i;
/** A link, or the path of a request in a log, as far as it goes. */
export const LINK =
  /(?:https?:\\?\/\\?\/|(?<=\b(?:GET|POST|HEAD|PUT|PATCH|DELETE) )\/)[^\s"'<>()[\]{}|«»`,;]{8,500}/g;
/** A text without it holds none. */
export const HAS_LINK = /:\/\/|(?:GET|POST|HEAD|PUT|PATCH|DELETE) \//;
