import type { Language } from '../../model/plan.ts';
import { CONSOLE_EN } from './console-en.ts';
import { CONSOLE_RU } from './console-ru.ts';

/** Messages that name their values and choose no plural. */
export type BriefKey = Extract<
  keyof typeof CONSOLE_EN,
  | `${'start' | 'wait' | 'stop'}.${string}`
  | `run.progress${string}`
  | `run.undo${string}`
  | 'run.noUndo'
  | 'run.left'
>;

/**
 * A message of a run that is under way. It is said before what chooses plurals is loaded, which takes as long as a part of the
 * tests: its values are put in as they are.
 */
export function saidBriefly(
  language: Language,
  key: BriefKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = language === 'ru' ? CONSOLE_RU[key] : CONSOLE_EN[key];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
