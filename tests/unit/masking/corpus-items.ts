import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';

/** A labelled text of the corpus. Everything in it is invented. */
export interface CorpusItem {
  /** The form that the item stands for, in words. */
  label: string;
  /** What is in it, or, of a near-miss, what it could be taken for. */
  kind: string;
  /**
   * Where it stands: `text`, `path` (of a request), `header <name>`, `filter <column>` (the value of a condition), `error
   * <field>` (a message about the field), `<field> beside <field>`, or the path of a field: `client.details.phone`.
   */
  where: string;
  text: string;
  /** How a label and its value are written: prose, bold, a list, a table; and the language of the label. */
  notation?: string;
  language?: string;
  /** `unseen`: by an author who had never seen the masker, for texts that it had never seen. */
  origin?: 'unseen';
}

/** An item that holds something personal or secret. */
export interface Positive extends CorpusItem {
  /** What must not survive, as a reader would read it. */
  secret: string;
}

const FOLDER = join(PROJECT_DIR, 'tests', 'unit', 'masking', 'corpus');

/** Items that must be masked, in the order of their files. */
export function positives(): Positive[] {
  return all().filter((item): item is Positive => 'secret' in item);
}

/** Items that must stay as they are. */
export function nearMisses(): CorpusItem[] {
  return all().filter((item) => !('secret' in item));
}

// Prose in a field that holds anything: the field says nothing of what is in it.
const PROSE_FIELDS = new Set(['description', 'message', 'error']);

/** True where the place says what the text is: a field, a path or a header. False for free text. */
export function isStructured({ where }: CorpusItem): boolean {
  return where !== 'text' && !PROSE_FIELDS.has(where.split('.').at(-1) ?? '');
}

let read: readonly (CorpusItem | Positive)[] | undefined;

function all(): readonly (CorpusItem | Positive)[] {
  read ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as (CorpusItem | Positive)[]);
  return read;
}
