import { expect, test } from 'vitest';
import { evidenceCleaner, inXml, outOfXml, withoutMachine } from '../../../src/report/public-text.ts';

const ROOT = "/home/Невыдуманцева Аристархия/O'Sample & Co";

test.each([
  ['as it stands', `at load (${ROOT}/src/load.ts:3)`, 'at load (src/load.ts:3)'],
  ['in the URL of a module', `at file://${encodeURI(ROOT)}/src/load.ts:3`, 'at src/load.ts:3'],
  [
    'in XML',
    `<failure message="${ROOT.replace('&', '&amp;').replace("'", '&apos;')}/src/load.ts"/>`,
    '<failure message="src/load.ts"/>',
  ],
  ['alone', `no folder ${ROOT}, nor ${ROOT}`, 'no folder ., nor .'],
])('a folder of this machine is dropped %s', (_, text, told) => {
  expect(withoutMachine(text, ['/home', ROOT])).toBe(told);
});

test('a folder is dropped from every text of the evidence', () => {
  const evidence = [{ notes: [`see ${ROOT}/a and file://${encodeURI(ROOT)}/b at 127.0.0.1:8123`] }];
  expect(evidenceCleaner([ROOT], null)(evidence)).toEqual([{ notes: ['see a and b at 127.0.0.1'] }]);
});

test('a folder whose name only begins as a root stays', () => {
  expect(withoutMachine('/srv/audit-old and /srv/audit', ['/srv/audit'])).toBe('/srv/audit-old and .');
});

test('a text comes out of XML as it went in; an entity that XML does not know stays', () => {
  for (const text of ['a & b', '<"it\'s">', '&amp;#x26;', 'ф 😀', ''])
    expect(outOfXml(inXml(text))).toBe(text);
  expect(outOfXml('&#1060;&#x444;&nbsp;&#x7fffff;&;')).toBe('Фф&nbsp;&#x7fffff;&;');
});
