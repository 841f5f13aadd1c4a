import { COMMANDS_RU } from './commands-ru.ts';
import { CONSOLE_RU } from './console-ru.ts';
import { DOCUMENT_FINDINGS_RU } from './document-findings-ru.ts';
import { DOCUMENT_RESULTS_RU } from './document-results-ru.ts';
import { DOCUMENT_SUMMARY_RU } from './document-summary-ru.ts';
import type { EN } from './en.ts';
import { PAGE_ENTRIES_RU } from './page-entries-ru.ts';
import { PAGE_FIGURES_RU } from './page-figures-ru.ts';
import { PAGE_METHOD_RU } from './page-method-ru.ts';

/** Every message in Russian. */
export const RU: Readonly<Record<keyof typeof EN, string>> = {
  ...PAGE_ENTRIES_RU,
  ...PAGE_FIGURES_RU,
  ...PAGE_METHOD_RU,
  ...DOCUMENT_SUMMARY_RU,
  ...DOCUMENT_RESULTS_RU,
  ...DOCUMENT_FINDINGS_RU,
  ...CONSOLE_RU,
  ...COMMANDS_RU,
};
