import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { expect, test } from 'vitest';
import { visibleText } from '../../../src/common/plain-text.ts';
import { renderHtml } from '../../../src/documents/html/render-html.tsx';
import { renderMarkdown } from '../../../src/documents/markdown/render-markdown.ts';
import type { AuditRun, AuditTable } from '../../../src/model/audit-run.ts';
import { countsCsv } from '../../../src/report/counts-csv.ts';
import { ctrfReport } from '../../../src/report/ctrf.ts';
import { junitCopy } from '../../../src/report/junit-copy.ts';
import { parseXml } from '../../../src/report/ordered-xml.ts';
import { modelOf } from '../report/fixture-bundle.ts';
import { goodBut, runOf } from '../report/fixture-run.ts';
import { holds, hostileText } from './property.ts';

/** A run in which a text of the API, of a check and of an error stands wherever a document quotes one. */
function runWith(text: string): AuditRun {
  const run = runOf(goodBut('1.1', { failed: 'schema', actual: `200 ${text}`, notes: [text] }), {
    unhandledErrors: [text],
  });
  const evidence = run.evidence.map((item) => ({
    ...item,
    checks: item.checks.map((check) =>
      check.result === 'fail'
        ? { ...check, message: `/data/0/note: expected x, came ${JSON.stringify(text)}` }
        : check,
    ),
  }));
  return modelOf({ ...run, evidence });
}

/** What a document consists of, without its words. */
function structureOf(node: Nodes): unknown {
  const children = 'children' in node ? (node.children as Nodes[]) : [];
  // Where words end and a break, a character in code or more words begin is for the words.
  return [
    node.type,
    children.filter(({ type }) => !['text', 'inlineCode', 'break'].includes(type)).map(structureOf),
  ];
}

const read = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
const plain = runWith('plain words');
const plainMarkdown = structureOf(read(renderMarkdown(plain, [])));
const files = { files: [], answer: () => null, language: 'en' } as const;
const tagsOf = (html: string) =>
  [...html.matchAll(/<\/?([a-z][a-z0-9-]*)/gi)].map(([tag]) => tag.toLowerCase());
const plainTags = tagsOf(renderHtml(plain, files));

test('no text changes what a Markdown document consists of', () => {
  holds(
    12,
    fc.property(hostileText, (text) => {
      expect(structureOf(read(renderMarkdown(runWith(text), [])))).toEqual(plainMarkdown);
    }),
  );
});

test('no text becomes an element of the page', () => {
  holds(
    6,
    fc.property(hostileText, (text) => {
      expect(tagsOf(renderHtml(runWith(text), files))).toEqual(plainTags);
    }),
  );
});

test('a message comes out of CTRF as it went in', () => {
  holds(
    20,
    fc.property(hostileText, (text) => {
      const run = runWith(text);
      const message = run.entries
        .flatMap(({ scenarios }) => scenarios)
        .flatMap(({ checks }) => checks)
        .find(({ result }) => result === 'fail')?.message;
      const { results } = JSON.parse(String(ctrfReport(run).content)) as {
        results: { tests: { message?: string }[] };
      };
      expect(results.tests.some((one) => one.message?.includes(message ?? 'nothing') === true)).toBe(true);
    }),
  );
});

test('a message comes out of JUnit as Vitest wrote it but for what nobody sees, as well-formed XML', () => {
  const escaped = (text: string) =>
    // XML 1.0 has no other signs: Vitest leaves them out, too.
    text
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
      .replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', trimValues: false });
  holds(
    30,
    fc.property(hostileText, (text) => {
      const xml = `<?xml version="1.0" encoding="UTF-8" ?>\n<testsuites name="vitest tests" tests="1" failures="1" errors="0" time="1"><testsuite name="tests/contract/1-orders.test.ts" tests="1" failures="1" errors="0" skipped="0" time="1"><testcase classname="x" name="1.1 x" time="1"><failure message="${escaped(text)}" type="AssertionError">${escaped(text)}</failure></testcase></testsuite></testsuites>`;
      const copy = junitCopy(xml, plain, { roots: [], fixedTime: null });
      const before = parser.parse(xml).testsuites.testsuite.testcase.failure;
      const after = parser.parse(copy).testsuites.testsuite.testcase.failure;
      expect(after.message).toBe(visibleText(before.message));
      expect(parseXml(copy).length).toBeGreaterThan(0);
    }),
  );
});

test('names of tables come out of CSV as they went in', () => {
  const table = plain.tables[0] as AuditTable;
  holds(
    60,
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (names) => {
      const csv = countsCsv(names.map((name) => ({ ...table, name })));
      expect(
        cells(csv)
          .slice(1)
          .map(([name]) => name),
      ).toEqual(names);
      expect(new Set(cells(csv).map((row) => row.length))).toEqual(new Set([6]));
    }),
  );
});

/** RFC 4180, read sign by sign. */
function cells(csv: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const sign = csv[at] ?? '';
    if (quoted && sign === '"' && csv[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ',' || sign === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  return rows.filter((row) => row.length > 0);
}
