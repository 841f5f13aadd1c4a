import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString as textOf } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { SENTENCES } from './sentence-rules.ts';

/** Sections that speak of the run in sentences; the others list, cell by cell, what is in the model. */
const SPOKEN = ['1', '4', '6', '7', '9'];

/**
 * What a document says in its sections 1, 4, 6, 7 and 9 and in its footer that does not follow from the model, or that no rule
 * knows: a number, a list of ids, a tick. [] when every sentence is true.
 */
export function untrueSentences(run: AuditRun, markdown: string): string[] {
  return sentencesOf(parse(markdown)).flatMap((sentence) => {
    const rule = SENTENCES.find(({ pattern }) => pattern.test(sentence));
    if (rule === undefined) return [`no rule knows: ${sentence}`];
    const told = [...(rule.pattern.exec(sentence) ?? [])].slice(1);
    const wanted = rule.holds(run, told).map(String);
    return JSON.stringify(told.map(String)) === JSON.stringify(wanted)
      ? []
      : [`${sentence} (it follows: ${wanted.join(' | ')})`];
  });
}

/** Sentences of the sections looked at, one for each heading below the section's own, paragraph, item and row. */
export function sentencesOf({ children }: Root): string[] {
  let section = '';
  return children.flatMap((node) => {
    if (node.type === 'heading' && node.depth <= 2) {
      section = textOf(node).split('.')[0] ?? '';
      return [];
    }
    return SPOKEN.includes(section) ? piecesOf(node) : [];
  });
}

export function parse(text: string): Root {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

function piecesOf(node: RootContent): string[] {
  if (node.type === 'list') return node.children.map((item) => textOf(item));
  if (node.type === 'table')
    return node.children.slice(1).map((row) => row.children.map((cell) => textOf(cell)).join(' | '));
  if (node.type === 'thematicBreak') return [];
  const text = textOf(node)
    .replace(/<\/?(?:details|summary)>/g, '')
    .trim();
  return text === '' ? [] : [text];
}
