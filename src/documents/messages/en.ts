import { COMMANDS_EN } from './commands-en.ts';
import { CONSOLE_EN } from './console-en.ts';
import { DOCUMENT_FINDINGS_EN } from './document-findings-en.ts';
import { DOCUMENT_RESULTS_EN } from './document-results-en.ts';
import { DOCUMENT_SUMMARY_EN } from './document-summary-en.ts';
import { PAGE_ENTRIES_EN } from './page-entries-en.ts';
import { PAGE_FIGURES_EN } from './page-figures-en.ts';
import { PAGE_METHOD_EN } from './page-method-en.ts';

/** Every message in English. */
export const EN = {
  ...PAGE_ENTRIES_EN,
  ...PAGE_FIGURES_EN,
  ...PAGE_METHOD_EN,
  ...DOCUMENT_SUMMARY_EN,
  ...DOCUMENT_RESULTS_EN,
  ...DOCUMENT_FINDINGS_EN,
  ...CONSOLE_EN,
  ...COMMANDS_EN,
} as const;
