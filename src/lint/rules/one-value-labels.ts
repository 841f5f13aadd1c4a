import { addTo } from '../../common/group-by.ts';
import { stemsOf } from '../amounts/stems.ts';
import type { Sentence } from '../document/lint-document.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { type LintFinding, saidOtherwise } from '../finding.ts';
import type { RuleContext } from './context.ts';

// What a run has one of.
const ONE =
  /^(?:(?:test |target |api |source )?(?:environment|env|stand|host|server|database|db|version|build|branch|revision|commit|run id|run|release|release candidate|tag|image|base url|tenant|organiser)|(?:system|object|service|application) under test|clickhouse(?: version)?|api version|loader(?: version)?|(?:тестовая )?среда|окружение|стенд|сервер|версия(?: api| апи| загрузчика)?|сборка|ветка|коммит|прогон|номер прогона|релиз)$/iu;
const SIZE = /^[~≈]?\s?\d+(?:[.,]\d+)?\s?(?:[KMGT]i?B|КБ|МБ|ГБ|bytes?)(?![\p{L}\d])/iu;
// The size of the one archive, told in a sentence or behind its name.
const SIZE_OF =
  /(?<!\p{L})(archive|package|dump|backup|архив\p{L}*|пакет\p{L}*|дамп\p{L}*)(?!\p{L})[^.;:\d]{0,24}?:?\s(\d+(?:[.,]\d+)?\s?(?:[KMG]B|КБ|МБ|ГБ))(?!\p{L})/iu;
const OF_THE_RUN =
  /^(?:\d+\.\s*)?(?:passport|run (?:details|data|facts)|metadata|header|паспорт|данные прогона|сведения о прогоне|реквизиты)(?!\p{L})/iu;
const PACKED = /unpacked|uncompressed|compressed|raw|распакован|сжат/iu;
const OF_A_SIZE = /size|размер|объ[её]м/iu;

/** A label of what a run has one of (its build, its environment, the size of its archive) has one value. */
export function oneValueLabels({ document }: RuleContext): LintFinding[] {
  const groups = new Map<string, { sentence: Sentence; value: string }[]>();
  for (const sentence of sentencesAndRows(document)) {
    const [, noun, size] = SIZE_OF.exec(sentence.text) ?? [];
    if (noun !== undefined && size !== undefined && isOfThisRun(sentence) && !PACKED.test(sentence.text))
      addTo(groups, `size of ${stemsOf(noun).join()}`, {
        sentence,
        value: size.replaceAll(/\s/g, '').toLowerCase(),
      });
    const value = tokenOf(sentence);
    if (value !== null && isOfThisRun(sentence))
      addTo(groups, (sentence.label ?? '').toLowerCase().trim(), { sentence, value });
  }
  return [...groups.values()].flatMap((group) => {
    const [first, second, more] = group;
    // More than two of a label are of several things.
    if (first === undefined || second === undefined || more !== undefined || first.value === second.value)
      return [];
    const wide = group.some(
      ({ sentence: { section, sectionTitle } }) =>
        sectionTitle === '' || ['title', 'summary'].includes(section) || OF_THE_RUN.test(sectionTitle),
    );
    const isHeld = (one: typeof first, other: typeof first) =>
      one.sentence.value.toLowerCase().includes(other.value);
    if (!wide || isPart(first.value, second.value) || isHeld(first, second) || isHeld(second, first))
      return [];
    return [saidOtherwise('two-values', [first.sentence, first.value], [second.sentence, second.value])];
  });
}

function tokenOf({ label, value, origin }: Sentence): string | null {
  if (label === null || origin === 'heading') return null;
  const size = OF_A_SIZE.test(label) ? SIZE.exec(value)?.[0] : undefined;
  if (size !== undefined) return size.replaceAll(/\s/g, '').toLowerCase();
  const [token = ''] = value.split(/[\s,;(]/);
  if (/clickhouse|version|build|верси|сборк/iu.test(label) && !/\d/.test(token)) return null;
  return ONE.test(label.trim()) && token !== ''
    ? token
        .toLowerCase()
        .replace(/^v(?=\d)/, '')
        .replace(/[.:]$/, '')
    : null;
}

// `24.3` is told more exactly by `24.3.5`.
function isPart(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}
