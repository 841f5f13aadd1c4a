import type { Comparison } from '../../model/comparison.ts';
import { plainTranslatorOf } from '../messages/translator.ts';
import { comparisonSection } from './comparison-section.ts';
import { markdownOf } from './markdown-of.ts';

/** A comparison as a Markdown document of its own. */
export function comparisonDocument(found: Comparison): string {
  return markdownOf(comparisonSection(found, 1, plainTranslatorOf('en')));
}
