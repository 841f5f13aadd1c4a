import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { OPTION_VARIABLES } from '../../../src/common/audit-options.ts';
import { replaceMarked } from '../../bench/replace-marked.ts';
import { DOCUMENTS, readDocsScore } from '../../mutation/docs-score.ts';
import { argumentsOf, shownCommands } from '../../selftest/documented/shown-commands.ts';

const textOf = (path: string) => readFileSync(join(PROJECT_DIR, path), 'utf8');
const DOCS = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(join(PROJECT_DIR, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];
const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };

/** Every command of this project that the documents show, with its arguments. */
const COMMANDS = shownCommands().flatMap(({ words: [program, second = '', third = ''], words, files }) =>
  program === 'npm' && /^(?:run|test)$/.test(second)
    ? [{ file: files[0], name: second === 'run' ? third : second, args: argumentsOf(words) }]
    : [],
);

test('every error that the audit raises is documented', () => {
  const page = textOf('docs/errors.md');
  const documented = new Set(
    [...page.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`(?=[^|]*\| )/g)].map(([, code]) => code),
  );
  const [, union = ''] = /export type ErrorCode =([^;]+);/.exec(textOf('src/model/errors.ts')) ?? [];
  const codes = [...union.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !documented.has(code))).toEqual([]);
});

test('every rule of the lint has one row in its page, and no other rule has', () => {
  const rows = [...textOf('docs/lint-audit.md').matchAll(/^\| `([a-z]+(?:-[a-z]+)+)` \|/gm)].map(
    ([, rule]) => rule,
  );
  const [, union = ''] = /export type RuleId =([^;]+);/.exec(textOf('src/lint/finding.ts')) ?? [];
  const rules = [...union.matchAll(/'([a-z-]+)'/g)].map(([, rule]) => rule);
  expect(rules.length).toBeGreaterThan(40);
  expect(rows.sort()).toEqual(rules.sort());
});

test('the list of decisions has each of them once', () => {
  const listed = [
    ...textOf('docs/decisions/README.md').matchAll(/^\| \[(\d+)\]\((\1-[a-z0-9-]+\.md)\) \| \S/gm),
  ];
  const files = readdirSync(join(PROJECT_DIR, 'docs', 'decisions')).filter((name) => /^\d/.test(name));
  expect(files.length).toBeGreaterThan(50);
  expect(listed.map(([, , file]) => file)).toEqual(files.sort());
});

test('every command of the project has a row in the page of commands', () => {
  const page = textOf('docs/commands.md');
  // What npm itself runs.
  const own = Object.keys(scripts).filter((name) => !/^(?:pre|post)/.test(name));
  const isTold = (name: string) => page.includes(name === 'test' ? '`npm test`' : `\`npm run ${name}`);
  expect(own.filter((name) => !isTold(name))).toEqual([]);
});

test('every command that is shown is one of the project', () => {
  expect(COMMANDS.length).toBeGreaterThan(50);
  expect(COMMANDS.filter(({ name }) => scripts[name] === undefined)).toEqual([]);
});

// Of those, too, that are too long for documented-commands.test.ts, which runs the others.
test('every option that is shown is known to its command', () => {
  const unknown = COMMANDS.filter(({ name }) => name !== 'test').flatMap(({ file, name, args }) => {
    const own = sourcesOf(name);
    return args
      .map((word) => word.replace(/^\[|\]$/g, ''))
      .filter((option) => /^--[a-z]/.test(option))
      .filter((option) => !own.includes(option) && !own.includes(`'${option.slice(2)}'`))
      .map((option) => `${file}: npm run ${name} -- ${option}`);
  });
  expect(unknown).toEqual([]);
});

test('every option of an audit has its row, with its variable', () => {
  const page = textOf('docs/options.md');
  for (const [name, variable] of Object.entries(OPTION_VARIABLES))
    expect(page, name).toMatch(new RegExp(`^\\| \`--${name}\` \\| \`${variable}`, 'm'));
});

test('every link within the project leads somewhere, and every page is linked from the README', () => {
  const broken = DOCS.flatMap((file) =>
    [...textOf(file).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(
      ([link, path = '', anchor]) => {
        const target = path === '' ? file : join(dirname(file), path);
        if (!existsSync(join(PROJECT_DIR, target))) return [`${file}: ${link}`];
        return anchor === undefined || anchorsOf(target).includes(anchor) ? [] : [`${file}: ${link}`];
      },
    ),
  );
  expect(broken).toEqual([]);
  const readme = textOf('README.md');
  expect(DOCS.filter((file) => file.startsWith('docs/') && !readme.includes(`(${file}`))).toEqual([]);
});

function sourcesOf(name: string): string {
  const script = /run\.mjs ([\w-]+)|tsx (\S+)/.exec(scripts[name] ?? '');
  const own = script?.[2] ?? `scripts/${script?.[1]}.ts`;
  const parts = ['main', 'command'].map((part) => `scripts/commands/${script?.[1]}-${part}.ts`);
  return [own, ...parts, 'tests/bench/run-bench.ts', 'scripts/generate-file.ts']
    .flatMap((path) => (existsSync(join(PROJECT_DIR, path)) ? [textOf(path)] : []))
    .join('\n');
}

function anchorsOf(file: string): string[] {
  return [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('what the documents say of the mutants is what the command wrote down', () => {
  const score = readDocsScore();
  for (const [file, figures] of Object.entries(DOCUMENTS)) {
    const text = textOf(file);
    expect(replaceMarked(text, 'mutation', figures(score), file), file).toBe(text);
  }
  expect(score.whole.ran).toBeGreaterThan(50_000);
  expect(Object.keys(score).sort()).toEqual(['legal', 'pipeline', 'planted', 'whole']);
});
