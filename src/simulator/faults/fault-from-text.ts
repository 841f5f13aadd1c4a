import type { FaultDefinition } from './fault-definition.ts';
import type { FaultName } from './fault-names.ts';

const FORM = /^([^:]*)(?::(.*?))?(?::(all|[\d,]+|\[[\d, ]+\]))?$/;

/**
 * The definition in `name[:route][:calls]`, such as `502:GET /orders:3`, `500::[2]` or `latency`. The calls are `all`, a
 * number (the first n) or a list: `1,2` or `[2]`. It is not checked here.
 */
export function faultFromText(text: string): FaultDefinition {
  const [, name = '', middle = '', calls] = FORM.exec(text) ?? [text, text];
  // `429:2` has calls and no route: a route holds a slash, and call numbers do not.
  const alone = calls === undefined && /^(all|[\d,]+|\[[\d, ]+\])$/.test(middle);
  const route = alone ? '' : middle;
  const numbers = alone ? middle : calls;
  return {
    fault: name as FaultName,
    ...(route === '' ? {} : { route }),
    ...(numbers === undefined ? {} : { calls: numbersIn(numbers) }),
  };
}

function numbersIn(text: string): 'all' | number | number[] {
  if (text === 'all') return text;
  if (/^\d+$/.test(text)) return Number(text);
  return text.replace(/[[\]]/g, '').split(',').map(Number);
}
