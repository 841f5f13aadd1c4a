import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { documentPath } from '../common/audit-options.ts';
import { sha256 } from '../common/canonical-json.ts';
import { markdownProblem } from '../common/markdown-limits.ts';
import { notUtf8, utf8TextOf, wideEncoding } from '../common/text-file.ts';
import { AuditError } from '../model/errors.ts';
import type { SpecDocument, SpecEntry } from '../model/spec.ts';
import { type Block, blocksOf, labelledParts } from './blocks.ts';
import { parseEntry } from './entry.ts';
import { isCommonHeadersLabel } from './labels.ts';
import { codeIn, headersFrom, hostOf } from './parts.ts';
import { SpecParseError } from './spec-error.ts';

const ENTRY_ID = /^(\d+\.\d+|[A-Z]\d+)\.?(?:\s+(.*))?$/s;
const SECTION_ID = /^(\d+|[A-Z])\.\s+(.*)$/s;

/**
 * Reads a spec document from a file. Throws SPEC_PARSE with file and line when an entry is malformed, an id stands
 * twice, or the document has no entry; USAGE when the file cannot be read.
 */
export function readSpec(path: string): SpecDocument {
  return parseSpec(readSpecBytes(path), path);
}

/** The bytes of a spec document. Throws USAGE when the file cannot be read. */
export function readSpecBytes(path: string): Buffer {
  try {
    return readFileSync(documentPath(path));
  } catch (error) {
    throw new AuditError(
      'USAGE',
      'the spec document cannot be read',
      'Name an existing Markdown file with --spec.',
      { file: path },
      error,
    );
  }
}

// Windows-1251 and UTF-16 are what Russian documents come in beside UTF-8: read as that, no entry of them would be what it says.
function textOf(bytes: Uint8Array, file: string): string {
  const text = utf8TextOf(bytes);
  if (text !== null && !text.includes('\0')) return text;
  const wide = wideEncoding(bytes);
  if (text !== null && wide === null) {
    throw new SpecParseError(
      file,
      text.slice(0, text.indexOf('\0')).split('\n').length,
      'the document holds a zero byte',
      'Remove it: no text has one.',
    );
  }
  const { problem, remedy } = notUtf8(wide);
  throw new SpecParseError(
    file,
    text === null ? lineOfFault(bytes) : 1,
    `the document is ${problem}`,
    remedy,
  );
}

// A line feed is one byte in every encoding that has lines of their own, and never a part of another sign of UTF-8.
function lineOfFault(bytes: Uint8Array): number {
  let [start, line] = [0, 1];
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    if (utf8TextOf(bytes.subarray(start, end)) === null) return line;
    [start, line] = [end + 1, line + 1];
  }
  return line;
}

/** Parses a spec document from its bytes (UTF-8, with or without a byte order mark, LF, CRLF or CR); `file` is its path, by which errors name it. Throws as `readSpec`. */
export function parseSpec(bytes: Uint8Array, file: string): SpecDocument {
  const text = textOf(bytes, file);
  // Markdown knows a carriage return alone as the end of a line, too (CommonMark, 2.1).
  const lines = text.replaceAll(/\r(?!\n)/g, '\n');
  refuseCostly(file, lines);
  const blocks = blocksOf(lines);
  const place = { file, host: hostOf(lines) };
  const entries: SpecEntry[] = [];
  const sections: Record<string, string> = {};
  for (const block of blocks) {
    const entryId = block.heading === null ? null : ENTRY_ID.exec(block.title);
    const sectionId = block.heading === null ? null : SECTION_ID.exec(block.title);
    if (entryId?.[1] !== undefined) {
      entries.push(parseEntry(place, block, entryId[1], (entryId[2] ?? '').trim()));
    } else if (block !== blocks[0]) {
      refuseLost(file, block);
      if (sectionId?.[1] !== undefined) sections[sectionId[1]] = (sectionId[2] ?? '').trim();
    }
  }
  refuseTwice(file, entries);
  if (entries.length === 0) {
    throw new SpecParseError(
      file,
      1,
      'the document has no entry',
      'An entry is a heading such as "### 1.1. List orders" with a **Request:** below it.',
    );
  }
  return {
    file: basename(file),
    sha256: sha256(bytes),
    text,
    commonHeaders: commonHeaders(file, blocks),
    sections,
    entries,
  };
}

function refuseCostly(file: string, text: string): void {
  const problem = markdownProblem(text);
  if (problem === null) return;
  throw new SpecParseError(
    file,
    problem.line,
    `the document has ${problem.what}`,
    'Split the document, or put blank lines between what is one paragraph.',
  );
}

// A request below a heading that is no entry's would be made by nobody, and missed by nobody.
function refuseLost(file: string, { heading, title, nodes, firstLine }: Block): void {
  const request = labelledParts(nodes).find(({ part }) => part === 'request');
  const code = request === undefined ? undefined : codeIn(request.nodes);
  if (request === undefined || code === undefined || !/^(GET|POST|PUT|PATCH|DELETE)\s/im.test(code.value))
    return;
  if (heading === null) {
    throw new SpecParseError(
      file,
      request.line,
      'a request stands below a line, and below no heading of its own: it is of no entry',
      'Begin each entry with a heading, an id and a title: "### 6.16. ...".',
    );
  }
  const [, section, number] = /^(\d+)\s*[.,;:/_-]?\s*(\d+)/.exec(title) ?? [];
  const [, letter, digits] = /^([A-Za-z])\s*[.,;:/_-]?\s*(\d+)/.exec(title) ?? [];
  const meant =
    section !== undefined
      ? `${section}.${number}`
      : letter !== undefined
        ? `${letter.toUpperCase()}${digits}`
        : '6.16';
  throw new SpecParseError(
    file,
    firstLine,
    `the heading "${title}" has a request below it, and is no entry: it does not begin with an id`,
    `${section === undefined && letter === undefined ? 'Write an id and a title, such as' : 'It probably means'} "### ${meant}. ...".`,
  );
}

function refuseTwice(file: string, entries: readonly SpecEntry[]): void {
  const seen = new Map<string, SpecEntry>();
  for (const entry of entries) {
    const first = seen.get(entry.id);
    if (first !== undefined) {
      throw new SpecParseError(
        file,
        entry.firstLine,
        `entry ${entry.id} stands twice, first in line ${first.firstLine}`,
        `Give each entry an id of its own: ${freeId(entry, entries)} is free.`,
      );
    }
    seen.set(entry.id, entry);
  }
}

/** The next id of an entry's section that no entry has. */
function freeId({ id }: SpecEntry, entries: readonly SpecEntry[]): string {
  const [, section = '', between = ''] = /^(.*?)(\.?)\d+$/.exec(id) ?? [];
  const start = `${section}${between}`;
  const numbers = entries.map((other) =>
    other.id.startsWith(start) ? Number(other.id.slice(start.length)) : 0,
  );
  return `${start}${Math.max(...numbers.filter(Number.isInteger)) + 1}`;
}

function commonHeaders(file: string, blocks: readonly Block[]): Record<string, string> {
  for (const block of blocks) {
    if (ENTRY_ID.test(block.title)) return {};
    const part = labelledParts(block.nodes).find(({ label }) => isCommonHeadersLabel(label));
    const code = part === undefined ? undefined : codeIn(part.nodes);
    if (code !== undefined) return headersFrom(file, code);
  }
  return {};
}
