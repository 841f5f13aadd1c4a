import type { Outcome } from '../model/case.ts';

/** The statuses that an entry expects, of `HTTP 404 or ...`, `404` and `статус 404`; none where it names none. */
export function statusesIn(expected: string): number[] {
  const named = expected
    .split('\n')
    .flatMap((line) => [
      ...(/^\W*[1-5]\d\d\b/u.test(line)
        ? line.matchAll(/(?<![\d.])([1-5]\d\d)(?![\d.])/g)
        : line.matchAll(/(?:HTTP(?:\/[\d.]+)?|status|code|статус|код)[\s:`*]*([1-5]\d\d)(?!\d)/giu)),
    ])
    .map(([, status]) => Number(status));
  return [...new Set(named)];
}

/** True where an answer with this status may be what the outcome asks for; the Partners API says its errors inside a 200. */
export function meets(outcome: Outcome, status: number): boolean {
  if (outcome === 'ok') return status >= 200 && status < 300;
  if (outcome === 'denied') return [200, 401, 403].includes(status);
  if (outcome === 'missing') return status === 404;
  return status === 200 || (status >= 400 && status < 500);
}
