import { STATUS_CODES } from 'node:http';
import type { Outcome } from '../model/case.ts';

/** A status by itself: behind it nothing, a sign, another one, its own name, or what comes with it; `200 orders` is a count. */
const ALONE =
  /(?<![\d.,])([2-5]\d\d)(?![\d%])(?!\.\d)(?=[\s`*_]*(?:$|[^\s\p{L}\d`*_]|[2-5]\d\d(?!\d)|(?:or|and|with|if|when|for|или|и|с|со|если|при|для)(?!\p{L})|OK|[A-Z]))/gu;
/** A status that is called one. */
const NAMED =
  /(?:HTTP(?:\/[\d.]+)?|status(?: code)?|code|статус|код(?: ответа)?)[\s:=`*_]*([2-5]\d\d)(?!\d)/giu;

/** The statuses that an entry expects, of `HTTP 404 or ...`, `404` and `статус 404`; none where it names none. */
export function statusesIn(expected: string): number[] {
  const named = expected.split('\n').flatMap((line) => {
    const beginsWithOne = /^[^\p{L}\d]*\d/u.test(line);
    return [...(beginsWithOne ? line.matchAll(ALONE) : []), ...line.matchAll(NAMED)].map(([, status]) =>
      Number(status),
    );
  });
  return [...new Set(named)].filter((status) => STATUS_CODES[status] !== undefined);
}

/** True where an answer with this status may be what the outcome asks for; the Partners API says its errors inside a 200. */
export function meets(outcome: Outcome, status: number): boolean {
  if (outcome === 'ok') return status >= 200 && status < 300;
  if (outcome === 'denied') return [200, 401, 403].includes(status);
  if (outcome === 'missing') return status === 404;
  return status === 200 || (status >= 400 && status < 500);
}
