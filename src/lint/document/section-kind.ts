import type { SectionKind, Spot } from './lint-document.ts';

// In this order: "Final summary" is the final section, and "ClickHouse verification" not that of the artifacts.
const KINDS: readonly (readonly [SectionKind, RegExp])[] = [
  ['final', /\bfinal\b|\bassessment\b|\bverdict\b|итогов|финальн|вердикт/],
  ['warehouse', /clickhouse|warehouse|database|row counts|хранилищ|баз[аеы] данных/],
  ['artifacts', /artifact|evidence|generated files|артефакт|файлы|доказательств/],
  ['matrix', /matrix|матриц|test results|results by test|результаты тестов/],
  ['conclusions', /conclusion|recommendation|вывод|рекомендац|заключени/],
  ['errors', /\berrors?\b|\bretr(y|ies)\b|ошибк|повтор/],
  ['methodology', /method|approach|методолог|методик|подход/],
  ['metrics', /metric|метрик|показател/],
  ['summary', /summary|overview|at a glance|резюме|сводка|обзор|кратко/],
  ['footer', /footer|about this report|report facts|colophon|о документе|об отч[её]те|подвал/],
];

/** The kind of section that a heading names, in English or Russian; null when it names none. */
export function sectionKind(heading: string): SectionKind | null {
  const text = heading.toLowerCase();
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const OF_WHOLE: readonly SectionKind[] = ['title', 'summary', 'final', 'conclusions', 'footer'];
const BY_NAME =
  /\b(?:results?|outcome|tl;?dr|headlines?|bottom line|in short|in brief|key (?:figures|numbers|facts|results)|report|totals?|short answer|(?:for )?management)\b|(?<!\p{L})(?:итог\p{L}*|результат\p{L}*|коротко|главное|главный|отч[её]т\p{L}*|ключев\p{L}* (?:цифр|показател)\p{L}*)/iu;

/** True for a place before the sections, or in one of a kind that sums up. */
export function isInSummary({ section }: Spot): boolean {
  return OF_WHOLE.includes(section);
}

/** True for a place that speaks of the whole run: one that sums up, by its kind or by its name. */
export function isOfWhole(spot: Spot): boolean {
  const { sectionTitle, headings } = spot;
  return isInSummary(spot) || (headings.length === 0 && BY_NAME.test(sectionTitle));
}
