import { lazy } from '../common/lazy-pattern.ts';
import { isOtherName, LISTED, MARKS, PASSWORDS, SPEAKS_OF_ACCESS } from './access-words.ts';

/** A value, and what it is called; in a row `name` is what stands in the cell. */
interface Named {
  name: string;
  start: number;
  end: number;
}

/** A value that stands below a lead. */
interface Listed extends Named {
  /** The lead speaks of passwords, and not of access or keys alone. */
  ofPasswords: boolean;
  /** Where the lead ends: those of one lead have the same. */
  lead: number;
}

const ITEM = String.raw`[ \t>]{0,20}(?:[-*+•–] |[0-9]{1,3}[.)] )?`;
const named = (words: string) => lazy.iu`(?<![\p{L}\p{N}_/.-])(?:${words})(?![\p{L}\p{N}_]|[.(])`;
const LEAD = named(LISTED);
const OF_PASSWORDS = named(PASSWORDS);
const BARE = lazy.iu`^(?:${LISTED})$`;
const NAMED = new RegExp(
  String.raw`^${ITEM}${MARKS}(?<name>[^\s:|=*\x60][^:|=\r\n]{0,60}?)${MARKS}[ \t]{0,4}(?::|=|→|[ \t](?:[–—-]|#)(?=[ \t]))${MARKS}[ \t]{0,6}${MARKS}(?=\S)`,
);
const ROW = /^[ \t>]{0,8}\|[^|]{1,200}\|/;
const BEFORE_WORDS = /^[ \t>]{0,20}(?:[-*+•–] |[0-9]{1,3}[.)] |#{1,6} )?[*_]{0,3}/;
/** A line that is bold as a whole stands for a heading. */
const BOLD = /^[ \t>]{0,8}\*\*[^*\r\n]{3,80}\*\*:?[ \t]*$/;
const RULE = /^[ \t|:-]+$/;
const FENCE = /^[ \t]{0,8}(?:```|~~~)/;
const IN_ONE_LINE = /^(?<words>[^:\r\n]{3,100}):[ \t][^;\r\n]{3,100};/;
const PART = /(?<name>[^;\r\n]{1,60}[ \t])(?<value>[^\s;]{6,100}?)(?=[.,]?[ \t]{0,4}(?:;|$))/g;
/** Longer lines are no items. */
const LONGEST = 400;
const LONGEST_LEAD = 160;
/** Lines that a heading speaks for, as far as no other one comes. */
const REACH = 80;

/** What a lead speaks for: all below a heading of a level, or the list or the table right behind it. */
interface Reach {
  ofPasswords: boolean;
  level: number;
  left: number;
  /** Of the table that is being read. */
  names: readonly string[] | null;
  /** Of a table that has no lead but the name of a column: that column. */
  column: number | null;
  isBegun: boolean;
  inCode: boolean;
}

/**
 * Values with their names in the items and rows below a lead or a heading that says that credentials, passwords, tokens or access follow. How a text
 * is cut, and nothing of what is a secret: that is for those who ask.
 */
export function* listedBelow(text: string): Generator<Listed> {
  if (!SPEAKS_OF_ACCESS.test(text) || !/[\r\n;]/.test(text)) return;
  let reach: Reach | null = null;
  let behind = 0;
  for (const { 1: line = '', index } of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    const lead = isInCode(reach) ? null : leadOf(line);
    if (lead !== null) {
      reach = within(reach, lead);
      behind = index;
    } else if (isListOfPasswords(line)) {
      for (const each of partsOf(line))
        yield { ...each, ofPasswords: true, lead: index, start: index + each.start, end: index + each.end };
    } else if (reach !== null) {
      const { ofPasswords }: Reach = reach;
      const found = goesOn(line, reach) ? listedIn(line, reach) : null;
      if (found === null) reach = null;
      for (const each of found ?? [])
        yield { ...each, ofPasswords, lead: behind, start: index + each.start, end: index + each.end };
    }
  }
}

function isInCode(reach: Reach | null): boolean {
  return reach?.inCode === true;
}

// A heading speaks for the leads and the headings below it, too.
function within(reach: Reach | null, lead: Reach): Reach {
  return reach !== null && reach.level > 0 && (lead.level === 0 || lead.level > reach.level)
    ? { ...reach, left: REACH, names: lead.names, ofPasswords: reach.ofPasswords || lead.ofPasswords }
    : lead;
}

// A heading, a line that ends with a colon, the word alone, or the header of a table with a column that is so called.
function leadOf(line: string): Reach | null {
  if (line.length > LONGEST_LEAD || !SPEAKS_OF_ACCESS.test(line)) return null;
  const ofPasswords = OF_PASSWORDS(line).test(line);
  const reach = {
    ofPasswords,
    level: 0,
    left: REACH,
    names: null,
    column: null,
    isBegun: false,
    inCode: false,
  };
  if (ROW.test(line)) {
    const names = cutRow(line).map(({ name }) => name);
    const column = names.findIndex((name) => BARE(name).test(name));
    return column < 1 ? null : { ...reach, names, column };
  }
  const level = levelOf(line);
  const words = line.replace(BEFORE_WORDS, '').replace(/[*_/ \t]+$/, '');
  const isLead = level > 0 || BOLD.test(line) || words.endsWith(':') || BARE(words).test(words);
  return isLead && LEAD(words).test(words) && !isOtherName(words) ? { ...reach, level } : null;
}

function goesOn(line: string, reach: Reach): boolean {
  reach.left -= 1;
  if (reach.left < 0) return false;
  if (reach.level === 0) return !reach.isBegun || line.trim() !== '';
  const level = reach.inCode ? 0 : levelOf(line);
  return level === 0 || level > reach.level;
}

/** What the line tells; null for one that ends a list. */
function listedIn(line: string, reach: Reach): Named[] | null {
  if (FENCE.test(line)) {
    reach.inCode = reach.level > 0 && !reach.inCode;
    return [];
  }
  if (line.length > LONGEST || reach.inCode || line.trim() === '') return [];
  reach.isBegun = true;
  if (ROW.test(line)) return cellsIn(line, reach);
  reach.names = null;
  const named = reach.column === null ? NAMED.exec(line) : null;
  if (named === null) return reach.level === 0 ? null : [];
  const name = named.groups?.['name'] ?? '';
  return isOtherName(name) ? [] : [{ name, start: named[0].length, end: line.length }];
}

function cellsIn(line: string, reach: Reach): Named[] {
  const { names, column } = reach;
  if (RULE.test(line)) return [];
  const cells = cutRow(line);
  if (names === null) reach.names = cells.map(({ name }) => name);
  return names === null
    ? []
    : cells.filter((_, at) => at > 0 && (column ?? at) === at && !isOtherName(names[at] ?? ''));
}

// `Passwords for today: panel ...; vault ...`
function isListOfPasswords(line: string): boolean {
  const words = IN_ONE_LINE.exec(line)?.groups?.['words'];
  return words !== undefined && OF_PASSWORDS(words).test(words) && !isOtherName(words);
}

/** The last word of each part, which the words before it name. */
function partsOf(line: string): Named[] {
  return [...line.slice(line.indexOf(':') + 1).matchAll(PART)].flatMap(({ groups = {}, index }) => {
    const { name = '', value = '' } = groups;
    const start = line.indexOf(':') + 1 + index + name.length;
    return isOtherName(name) ? [] : [{ name, start, end: start + value.length }];
  });
}

function levelOf(line: string): number {
  return /^(#{1,6}) /.exec(line)?.[1]?.length ?? 0;
}

/** The cells of a row of Markdown; `name`: what stands in one. */
function cutRow(line: string): Named[] {
  return [...line.matchAll(/[^|]+/g)].flatMap(({ 0: cell, index }) => {
    const name = cell.replace(/^[ \t>*_`"']+|[ \t*_`"']+$/g, '');
    if (name === '' && (index === 0 || index + cell.length === line.length)) return [];
    const start = index + cell.indexOf(name);
    return [{ name, start, end: start + name.length }];
  });
}
