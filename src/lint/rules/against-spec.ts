import { idsIn, idWords } from '../document/entry-ids.ts';
import type { LintDocument } from '../document/lint-document.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { LintSpec } from '../lint-spec.ts';
import { amount, listsOf, type RuleContext } from './context.ts';
import { idsSpokenOf } from './ids-accounted.ts';

/** Ids must be in the spec document, its entries in the audit document, and the lines cited those of the entry. */
export function againstSpec(context: RuleContext): LintFinding[] {
  const { spec } = context;
  if (spec === null) return [];
  return [
    ...unknownIds(context, spec),
    ...deniedIds(context, spec),
    ...unmentioned(context, spec),
    ...linesCited(context, spec),
    ...sizes(context, spec),
  ];
}

function unknownIds(context: RuleContext, spec: LintSpec): LintFinding[] {
  const known = new Set(spec.entries.map(({ id }) => id));
  const told = new Set<string>();
  const all = new Set(context.rows.map(({ value }) => value));
  const strange = [...all].filter((id) => !known.has(id));
  const [first] = context.rows;
  // Most ids unknown: the document is of another spec document, or of another version of it.
  if (first !== undefined && strange.length > 3 && strange.length * 2 > all.size) {
    return [
      finding(
        'id-unknown',
        [first, idWords(strange)],
        [first, `not in ${spec.file}`],
        `${strange.length} of the ${all.size} ids of the matrix are not in ${spec.file}: ${idWords(strange)}. It may be of another version of it.`,
        'low',
      ),
    ];
  }
  return idsSpokenOf(context).flatMap(({ fact, ids }) => {
    const unknown = ids.filter((id) => !known.has(id) && !told.has(id));
    if (unknown.length === 0) return [];
    for (const id of unknown) told.add(id);
    return [
      finding(
        'id-unknown',
        [fact, idWords(unknown)],
        [fact, `not in ${spec.file}`],
        `Line ${fact.line} names ${idWords(unknown)}, which ${spec.file} does not have.`,
      ),
    ];
  });
}

function deniedIds(context: RuleContext, spec: LintSpec): LintFinding[] {
  return listsOf(context, 'nonexistent').flatMap((list) => {
    const there = spec.entries.filter(({ id }) => list.value.includes(id));
    if (there.length === 0) return [];
    const where = there.map(({ id, firstLine }) => `${id} in line ${firstLine}`).join(', ');
    return [
      finding(
        'id-wrongly-denied',
        [list, idWords(list.value)],
        [list, `${spec.file}: ${where}`],
        `Line ${list.line} says that ${idWords(list.value)} are not there, but ${spec.file} has ${where}.`,
      ),
    ];
  });
}

function unmentioned({ document, letters, rows, excerpt }: RuleContext, spec: LintSpec): LintFinding[] {
  const [first] = rows;
  if (first === undefined || excerpt || saysSize(document, spec.entries.length)) return [];
  const texts = [
    ...document.statements.map(({ text }) => text),
    ...document.tables.flatMap((table) => table.rows.flatMap(({ cells }) => cells)),
  ];
  const named = new Set(texts.flatMap((text) => idsIn(text, letters).ids));
  // A range such as `3.1-3.7: 3.1, 3.2` names its members as well.
  for (const text of texts) for (const id of idsIn(text.replaceAll(':', ';'), letters).ids) named.add(id);
  const absent = spec.entries.map(({ id }) => id).filter((id) => !named.has(id));
  if (absent.length === 0) return [];
  return [
    finding(
      'id-unmentioned',
      [first, amount(rows.length, 'row', 'rows')],
      [first, idWords(absent)],
      `${spec.file} has ${spec.entries.length} entries; ${idWords(absent)} of them stand nowhere in the document, neither as run (matrix from line ${first.line}) nor as left out.`,
      claimsAll(document) ? 'medium' : 'low',
    ),
  ];
}

// A document that does not say that it is of the whole spec document may be of a part of it.
function claimsAll({ statements }: LintDocument): boolean {
  return statements.some(
    (statement) =>
      !isElsewhere(statement) &&
      statement.box !== 'open' &&
      statement.box !== 'odd' &&
      /\b(?:all|every|full|complete|100\s?%)(?!\w)|(?<!\p{L})(?:все|кажд|полн)/iu.test(statement.text) &&
      /\.md\b|\d\.x\b|\bspec(?:ification)?\b|специфик/i.test(statement.text) &&
      /test|entr|request|endpoint|cover|scenario|тест|запрос|покры/i.test(statement.text),
  );
}

// A document that says how large the spec document is does not hide what it leaves out.
function saysSize({ statements }: LintDocument, size: number): boolean {
  return statements.some(
    ({ text }) =>
      new RegExp(`(?<![\\d.])${size}(?![\\d.%])`).test(text) &&
      /spec|entries|requests|document|специф|запис|запрос|документ/i.test(text),
  );
}

// One finding for many rows: what differs everywhere is the version of the spec document.
function linesCited({ rows }: RuleContext, spec: LintSpec): LintFinding[] {
  const found = lineFindings(rows, spec);
  const [first] = found;
  if (first === undefined || found.length < 4) return found;
  return [
    {
      ...first,
      confidence: found.length * 2 > rows.length ? 'low' : first.confidence,
      message: `${first.message} ${found.length - 1} more rows of the matrix cite lines that are not those of their entries.`,
    },
  ];
}

function lineFindings(rows: RuleContext['rows'], spec: LintSpec): LintFinding[] {
  return rows.flatMap((row) => {
    const cited = /([\w.-]+\.md):(\d+)(?:\s*[-–]\s*(\d+))?/.exec(row.ref);
    const entry = spec.entries.find(({ id }) => id === row.value);
    if (cited === null || entry === undefined || cited[1] !== spec.file) return [];
    const [first, last] = [Number(cited[2]), Number(cited[3] ?? cited[2])];
    if (first <= entry.lastLine && last >= entry.firstLine) return [];
    return [
      finding(
        'spec-lines-differ',
        [row, `${first}-${last}`],
        [row, `${entry.firstLine}-${entry.lastLine}`],
        `Line ${row.line} cites lines ${first}-${last} of ${spec.file} for ${row.value}, which stands in lines ${entry.firstLine}-${entry.lastLine}.`,
      ),
    ];
  });
}

// `calls.md` is no part of `documented_calls.md`.
function isNamed(file: string, text: string): boolean {
  const before = text.charAt(text.indexOf(file) - 1);
  return text.includes(file) && !/[\p{L}\p{N}_.-]/u.test(before);
}

function sizes({ document }: RuleContext, spec: LintSpec): LintFinding[] {
  return document.statements.flatMap((statement) => {
    const said = isNamed(spec.file, statement.text)
      ? /(?<![\d.])(\d+)\s+(?:entries|записей|записи)(?!\s+(?:were |was )?(?:executed|run))/i.exec(
          statement.text,
        )?.[1]
      : undefined;
    if (said === undefined || Number(said) === spec.entries.length) return [];
    return [
      finding(
        'spec-size-differs',
        [statement, said],
        [statement, spec.entries.length],
        `Line ${statement.line} gives ${spec.file} ${said} entries; it has ${spec.entries.length}.`,
      ),
    ];
  });
}
