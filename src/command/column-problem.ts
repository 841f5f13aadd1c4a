import {
  type FormProblem,
  type FormsOf,
  formProblem,
  LIST,
  OBJECT,
  oneOf,
  optional,
  TEXT,
} from '../common/forms.ts';
import type { ColumnSource } from '../model/case.ts';

type Kind = ColumnSource['from'];

const AS = optional(
  oneOf(
    ...['text', 'cityName', 'moscowTime', 'number', 'flag', 'json', 'orderTickets'],
    ...['orderRevenue', 'orderRevenueInKey', 'orderSaleTime', 'orderSaleTimeInKey'],
  ),
);
const READ = { path: TEXT, as: AS };

/** The fields of each source, beside its kind. */
const SOURCES: { readonly [K in Kind]: Omit<FormsOf<Extract<ColumnSource, { from: K }>>, 'from'> } = {
  item: READ,
  root: READ,
  path: { param: TEXT },
  literal: {
    value: { takes: (value) => value === null || typeof value === 'string', said: 'a text or null' },
  },
  first: { of: LIST },
  run: { value: oneOf('snapshotTs', 'ver') },
  md5: { parts: LIST },
};

/** What is wrong with the source of a column, or with one that it is made of; null when nothing is. */
export function columnProblem(given: unknown, of: string): FormProblem | null {
  const { from, ...fields } = (OBJECT.takes(given) ? given : {}) as Record<string, unknown>;
  const forms = Object.entries(SOURCES).find(([kind]) => kind === from)?.[1];
  if (forms === undefined)
    return {
      what: `${of} is from nowhere`,
      remedy: `Its "from" is one of ${Object.keys(SOURCES).join(', ')}.`,
    };
  const problem = formProblem(fields, of, forms);
  if (problem !== null) return problem;
  const parts = [fields['of'], fields['parts']].filter(Array.isArray).flat();
  return parts.map((part) => columnProblem(part, `a part of ${of}`)).find((found) => found !== null) ?? null;
}
