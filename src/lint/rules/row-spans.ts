import { clocksIn, lengthsIn } from '../document/clocks.ts';
import { bareNumber } from '../document/numbers.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FROM = /^(?:start(?:ed)?|from|begin|начало|старт|с)(?!\p{L})/iu;
const TO = /^(?:end(?:ed)?|to|finish(?:ed)?|until|конец|окончание|по|до)(?!\p{L})/iu;
const LENGTH =
  /duration|minutes|seconds|\bmin\b|length|took|длительность|минут|мин(?!\p{L})|продолжительность/iu;
const DAY = 86_400;

/** In a row with a start, an end and a length the length is that from the start to the end. */
export function rowSpans({ document }: RuleContext): LintFinding[] {
  return document.tables.flatMap((table) => {
    const at = (pattern: RegExp) => table.header.findIndex((head) => pattern.test(head.trim()));
    const [from, to, length] = [at(FROM), at(TO), at(LENGTH)];
    if (from < 0 || to < 0 || length < 0) return [];
    const unit = /sec|сек/iu.test(table.header[length] ?? '') ? 1 : 60;
    return table.rows.flatMap(({ line, cells }) => {
      const [start, end] = [from, to].map((column) => clocksIn(cells[column] ?? '')[0]);
      const cell = cells[length] ?? '';
      const [told] = lengthsIn(cell);
      const said = told?.value ?? (bareNumber(cell) ?? Number.NaN) * unit;
      if (start === undefined || end === undefined || Number.isNaN(said)) return [];
      const real = (end.value - start.value + DAY) % DAY;
      const blur = Math.max(start.blur, end.blur, told?.blur ?? unit);
      if (Math.abs(real - said) <= blur) return [];
      const spot = { ...table, line };
      return [
        finding(
          'duration-differs',
          [spot, cell],
          [spot, `${Math.round(real / 60)} minutes`],
          `Line ${line} gives ${cell}, but from its start to its end there are ${Math.floor(real / 60)} min ${real % 60} s.`,
        ),
      ];
    });
  });
}
