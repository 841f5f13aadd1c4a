import { editDistance } from '../common/edit-distance.ts';

/** Parts of an entry, by the label that begins them. */
export type Part = 'request' | 'body' | 'headers' | 'examples' | 'expected';

const LABELS: Readonly<Record<string, Part>> = {
  request: 'request',
  запрос: 'request',
  body: 'body',
  'request body': 'body',
  тело: 'body',
  'тело запроса': 'body',
  headers: 'headers',
  'request headers': 'headers',
  заголовки: 'headers',
  'заголовки запроса': 'headers',
  example: 'examples',
  examples: 'examples',
  пример: 'examples',
  примеры: 'examples',
  expected: 'expected',
  'expected status': 'expected',
  'expected response': 'expected',
  'expected result': 'expected',
  ожидается: 'expected',
  'ожидаемый ответ': 'expected',
  'ожидаемый статус': 'expected',
  'ожидаемый результат': 'expected',
};

const NONE = new Set(['none', 'нет', '-', '—']);

/** The part that a bold label begins, in English or Russian; undefined for any other bold text. */
export function partOf(label: string): Part | undefined {
  return LABELS[normalise(label)];
}

/**
 * The label that a bold text with a colon was probably meant to be: one that it differs from in a letter or two. Undefined for any other
 * text, which may be a note of the author's.
 */
export function meantLabel(label: string): string | undefined {
  const text = normalise(label);
  if (!/[:：]\s*$/.test(label.trim()) || LABELS[text] !== undefined) return undefined;
  return Object.keys(LABELS)
    .map((known) => ({ known, far: editDistance(text, known) }))
    .filter(({ known, far }) => far <= (known.length > 5 ? 2 : 1))
    .sort((a, b) => a.far - b.far)[0]?.known;
}

/** True for a label that says of what stands below it that it is sent, and not that it is an answer or an example. */
export function saysSent(label: string): boolean {
  return (
    /(?<!\p{L})(?:payload|param|filter|query|data\b|json|request|body|sent|тел[оа]|параметр|фильтр|данные|запрос|отправ)/iu.test(
      label,
    ) &&
    !/respon|answer|repl|result|return|error|example|sample|ответ|результат|верн[её]|возвращ|ошибк|пример/iu.test(
      label,
    )
  );
}

/** True for the words that say a part is empty: `none`, `нет`. */
export function saysNone(text: string): boolean {
  return NONE.has(normalise(text));
}

/** True for the bold label above the headers that every request carries. */
export function isCommonHeadersLabel(label: string): boolean {
  return /^(headers|заголовки)(\s|$)/u.test(normalise(label));
}

function normalise(text: string): string {
  return text
    .trim()
    .replace(/[:.]+$/, '')
    .trim()
    .toLowerCase();
}
