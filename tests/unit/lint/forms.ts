import { expect } from 'vitest';
import type { RuleId } from '../../../src/lint/finding.ts';
import { lintAudit } from '../../../src/lint/lint-audit.ts';

/** A document that is wrong, by the rule that says so, with what to put in place of what to make it right. */
export type Form = [name: string, rule: RuleId, wrong: string, from: string, to: string];

/** A table of Markdown rows, the first of which is its header. */
export function table(...rows: string[]): string {
  return [rows[0], `|${'-|'.repeat((rows[0]?.split('|').length ?? 2) - 2)}`, ...rows.slice(1)].join('\n');
}

/** A table of tests with these results. */
export function tests(...results: string[]): string {
  return table('| ID | Result |', ...results.map((result, index) => `| T-${index + 1} | ${result} |`));
}

/** A section with its heading. */
export function below(heading: string, text: string): string {
  return `\n\n## ${heading}\n\n${text}`;
}

/** A list of items. */
export function list(...items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** The wrong document gives a finding of the rule, and the right one none. */
export function expectOnlyWhenWrong([, rule, wrong, from, to]: Form): void {
  expect(wrong).toContain(from);
  expect(lintAudit(`# Report\n\n${wrong}\n`, null).map((finding) => finding.rule)).toContain(rule);
  expect(lintAudit(`# Report\n\n${wrong.replace(from, to)}\n`, null)).toEqual([]);
}
