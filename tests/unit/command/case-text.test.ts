import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registered } from '../../../scripts/commands/case-text.ts';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { tempFolder } from '../report/fixture-bundle.ts';

const OWN = {
  isOwn: true,
  caseFile: 'cases/6-16.cases.ts',
  id: '6.16',
  spec: './requests.md',
  hasSchemas: true,
  named: { schemas: false, fixtures: false },
};

test('a config that is made names the document and the folders that the case needs', async () => {
  const root = await tempFolder();
  const { file, text, toDo } = registered({ ...OWN, root });
  expect([file, toDo]).toEqual([join(root, 'qtickets.config.ts'), null]);
  expect(text).toMatch(/^ {2}spec: '\.\/requests\.md',$/m);
  expect(text).toMatch(/^ {2}schemas: '\.\/schemas',$/m);
  expect(registered({ ...OWN, root, spec: null, hasSchemas: false }).text).toMatch(
    /^ {2}\/\/ spec: .*\n.*\n {2}\/\/ schemas: /m,
  );
});

test.each([
  [{ schemas: false, fixtures: false }, "schemas: './schemas', fixtures: './fixtures'"],
  [{ schemas: true, fixtures: false }, "fixtures: './fixtures'"],
  [{ schemas: true, fixtures: true }, ''],
])('of a config that is there a person is told what it does not name: %j', async (named, folders) => {
  const root = await tempFolder();
  await writeFile(join(root, 'qtickets.config.ts'), '');
  const { text, toDo } = registered({ ...OWN, root, named });
  expect(text).toBeNull();
  expect(toDo).toMatchObject({ file: 'qtickets.config.ts', folders });
});

test.each([
  ['6-16', './6-partners.cases.ts'],
  ['6-2', './6-16.cases.ts'],
  ['9-1', './P-partners.cases.ts'],
])('in a checkout the import of %s stands where the formatter wants it', async (name, neighbour) => {
  const root = await tempFolder();
  const cases = join(root, 'tests', 'cases');
  await mkdir(cases, { recursive: true });
  const shipped = await readFile(join(PROJECT_DIR, 'tests', 'cases', 'all-cases.ts'), 'utf8');
  const listed = shipped.replace(
    'import { partnersCases }',
    "import { case6_16 } from './6-16.cases.ts';\nimport { partnersCases }",
  );
  await writeFile(join(cases, 'all-cases.ts'), name === '6-2' ? listed : shipped);
  const id = name.replace('-', '.');
  const { text } = registered({ ...OWN, root, isOwn: false, id, caseFile: join(cases, `${name}.cases.ts`) });
  const lines = text?.split('\n').filter((line) => line.startsWith('import {')) ?? [];
  const at = lines.findIndex((line) => line.includes(`./${name}.cases.ts`));
  expect(lines[at + 1]).toContain(neighbour);
  expect(text).toContain(`  case${id.replace('.', '_')},\n];`);
});
