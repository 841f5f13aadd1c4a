import type { Confidence } from '../confidence.ts';
import type { Rule } from './context.ts';
import { filesPerTest } from './evidence-counts.ts';
import { HIGH_RULES } from './high-rules.ts';
import { runHasRow, totalIsReached } from './ids-accounted.ts';
import { MEDIUM_RULES } from './medium-rules.ts';
import { noneOfCounted } from './none-of-counted.ts';
import { oneValueLabels } from './one-value-labels.ts';
import { rowsTold } from './rows-told.ts';
import { statesTold } from './states-told.ts';
import { swappedDigits } from './swapped-digits.ts';

/**
 * Every rule, by how sure its findings are at most. A rule is as sure as it was on documents that nobody had mended it on
 * (`docs/lint-audit.md`): `low` are those of which fewer than half were true there. What they say is sorted by its lines.
 */
export const RULES: Readonly<Record<Confidence, readonly Rule[]>> = {
  high: HIGH_RULES,
  medium: MEDIUM_RULES,
  low: [
    totalIsReached,
    oneValueLabels,
    rowsTold,
    swappedDigits,
    statesTold,
    runHasRow,
    filesPerTest,
    noneOfCounted,
  ],
};
