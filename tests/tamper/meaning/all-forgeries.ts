import { accountForgeries } from './account-forgeries.ts';
import { answerForgeries } from './answer-forgeries.ts';
import { detailForgeries } from './detail-forgeries.ts';
import { excuseForgeries } from './excuse-forgeries.ts';
import { failureForgeries } from './failure-forgeries.ts';
import type { Forgery } from './forgery.ts';
import { furtherForgeries } from './further-forgeries.ts';
import { interruptionForgeries } from './interruption-forgeries.ts';
import { judgementForgeries } from './judgement-forgeries.ts';
import { planForgeries } from './plan-forgeries.ts';
import { rowForgeries } from './row-forgeries.ts';
import { runFactForgeries } from './run-fact-forgeries.ts';
import { tableForgeries } from './table-forgeries.ts';

/** Every forgery of meaning. */
export const FORGERIES: readonly Forgery[] = [
  ...failureForgeries,
  ...planForgeries,
  ...interruptionForgeries,
  ...judgementForgeries,
  ...answerForgeries,
  ...rowForgeries,
  ...tableForgeries,
  ...runFactForgeries,
  ...accountForgeries,
  ...furtherForgeries,
  ...detailForgeries,
  ...excuseForgeries,
];
