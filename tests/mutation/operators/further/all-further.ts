import type { Operator } from '../../mutant.ts';
import { ENVELOPES } from './envelopes.ts';
import { ERRORS } from './errors.ts';
import { FIRST } from './first.ts';
import { LISTS } from './lists.ts';
import { MEANINGS } from './meanings.ts';
import { SHAPES } from './shapes.ts';
import { TEXTS } from './texts.ts';
import { TRANSPORTS } from './transports.ts';
import { VALUES } from './values.ts';
import { FURTHER_WRITES } from './writes.ts';

/** Other ways to break the same promises, each written after the checks were. */
export const FURTHER: readonly Operator[] = [
  ...FIRST,
  ...SHAPES,
  ...VALUES,
  ...TEXTS,
  ...LISTS,
  ...ENVELOPES,
  ...ERRORS,
  ...MEANINGS,
  ...FURTHER_WRITES,
  ...TRANSPORTS,
];
