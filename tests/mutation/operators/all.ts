import type { Operator } from '../mutant.ts';
import { DATE_OPERATORS } from './date.ts';
import { ENVELOPE } from './envelope.ts';
import { ERROR } from './error.ts';
import { FURTHER } from './further/all-further.ts';
import { LIST } from './list.ts';
import { MEANING } from './meaning.ts';
import { SHAPE } from './shape.ts';
import { TEXT } from './text.ts';
import { TRANSPORT } from './transport.ts';
import { VALUE } from './value.ts';
import { WRITES } from './writes.ts';

/** Operators that alter one place of one answer, or one answer. */
export const ANSWER_OPERATORS: readonly Operator[] = [
  ...SHAPE,
  ...VALUE,
  ...DATE_OPERATORS,
  ...TEXT,
  ...LIST,
  ...ENVELOPE,
  ...ERROR,
  ...MEANING,
  ...WRITES,
  ...TRANSPORT,
  ...FURTHER,
];
