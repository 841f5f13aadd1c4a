import { relative } from 'node:path';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { commandLine } from '../../src/common/command-line.ts';
import { toldByCommand } from '../../src/documents/messages/told-in.ts';
import type { Translator } from '../../src/documents/messages/translator.ts';
import type { Outcome } from '../../src/model/case.ts';
import type { SuggestedRule } from '../../src/openapi/suggest-rules.ts';
import type { CaseRows, Registration } from './case-text.ts';

/** What came of making a case. */
export interface MadeCase {
  id: string;
  /** Files that were written. */
  files: readonly string[];
  /** The recording. */
  recording: string;
  status: number;
  outcome: Outcome;
  schema: { name: string; isNew: boolean };
  rows: CaseRows | null;
  /** Names of the checks that failed. */
  failed: readonly string[];
  listed: Pick<Registration, 'toDo'>;
  /** Where the case lies beside those of the shipped document: the document that alone has the entry. Else null. */
  spec: string | null;
  /** The document lacks entries of the profile that the case is in, so it cannot be run by that. */
  isShort: boolean;
  suggestions: readonly SuggestedRule[];
  /** Places of the schema that one answer does not settle. */
  unsure: readonly { at: string; why: string }[];
}

/** What `npm run case` prints: what was made, and what a person must still decide. */
export function caseLines(made: MadeCase, { say, language }: Translator): string[] {
  const { id, outcome, schema, rows, failed, spec, isShort } = made;
  const here = (file: string) => relative(process.cwd(), file);
  const told = (text: string) => toldByCommand(language, text);
  const { toDo } = made.listed;
  const options = spec === null ? '' : ` --spec ${here(spec)}`;
  const decisions = [
    ...(spec === null ? [] : [say('case.alone', { file: here(spec), shipped: DEFAULT_OPTIONS.spec })]),
    ...(toDo === null
      ? []
      : [
          say('case.list', { file: toDo.file, line: toDo.list }),
          ...(toDo.folders === '' ? [] : [say('case.folders', { folders: toDo.folders })]),
        ]),
    ...(isShort ? [say('case.profile', { id, form: `{ own: ['${id}'] }` })] : []),
    ...made.suggestions.map(({ rule, why }) =>
      say('case.rule', { rule: JSON.stringify(rule), why: told(why) }),
    ),
    ...made.unsure.map(({ at, why }) => `${schema.name}${at}: ${told(why)}`),
    ...(rows === null && outcome === 'ok' ? [say('case.whichTable')] : []),
  ];
  return [
    ...made.files.map((file) => say('case.written', { file: here(file) })),
    say('case.recorded', { file: here(made.recording) }),
    say('case.answered', {
      status: made.status,
      outcome,
      schema: say(schema.isNew ? 'case.newSchema' : 'case.oldSchema', { name: schema.name }),
      rows: rows === null ? say('case.noRows') : rows.call,
    }),
    failed.length === 0 ? say('case.passed') : say('case.failed', { checks: failed.join(', ') }),
    ...(decisions.length === 0 ? [] : [say('case.decide'), ...decisions.map((what) => `  - ${what}`)]),
    say('case.then', {
      command: commandLine('run', `${isShort ? '--profile <name> ' : ''}--only ${id}${options}`),
    }),
  ];
}
