import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ContractCase, Outcome, TokenRole } from '../../src/model/case.ts';
import { isJsonObject, type JsonValue } from '../../src/model/json.ts';
import type { SpecEntry } from '../../src/model/spec.ts';
import type { SuggestedRule } from '../../src/openapi/suggest-rules.ts';

/** The rows that an answer leaves: the function that says so, and how it is called. */
export interface CaseRows {
  from: string;
  call: string;
}

/** What the text of a case is made of. */
export interface CaseParts {
  entry: SpecEntry;
  token: TokenRole;
  outcome: Outcome;
  schema: string;
  rows: CaseRows | null;
  write: boolean;
  params: ContractCase['params'];
  suggestions: readonly SuggestedRule[];
  /** True for a case of a project of one's own. */
  isOwn: boolean;
}

/** By the path of a call: which loader takes its items, and a field that only these have. */
const LOADERS: readonly [path: RegExp, from: string, field: string][] = [
  [/\/rest\/v1\/orders(\/|$)/, 'orderRows', 'baskets'],
  [/\/rest\/v1\/clients(\/|$)/, 'clientRows', 'details'],
  [/\/rest\/v1\/events(\/\{?\w+\}?)?$/, 'eventRows', 'shows'],
  [/\/rest\/v1\/promo-codes(\/|$)/, 'promoCodeRows', 'code'],
  [/\/partners\/v1\/tickets\/(add|update|find)(\/|$)/, 'ticketRows', 'seat_id'],
];

/** The rows of an answer, where a loader takes items like these; null where none does. */
export function rowsFor({ path }: SpecEntry, response: JsonValue): CaseRows | null {
  for (const [form, from, field] of LOADERS) {
    if (!form.test(path) || !isJsonObject(response)) continue;
    for (const name of ['data', 'result']) {
      const held = response[name] ?? null;
      const first = Array.isArray(held) ? (held[0] ?? null) : held;
      if (!isJsonObject(first) || !Object.hasOwn(first, field)) continue;
      return { from, call: `${from}('${name}${Array.isArray(held) ? '[*]' : ''}')` };
    }
  }
  return null;
}

/** The text of a case's file. Rules that the answer met are comments: that it met one once does not make it a rule. */
export function caseText(parts: CaseParts): string {
  const { entry, token, outcome, schema, rows, write, params, suggestions, isOwn } = parts;
  const names = ['AUDIT', 'defineCase', ...(isOwn && rows !== null ? [rows.from] : [])].sort((a, b) =>
    a.toLowerCase() < b.toLowerCase() ? -1 : 1,
  );
  const imports = isOwn
    ? [`import { ${names.join(', ')} } from 'qtickets-contract-audit';`]
    : [
        "import type { ContractCase } from '../../src/model/case.ts';",
        "import { AUDIT, defineCase } from './define.ts';",
        ...(rows === null ? [] : [`import { ${rows.from} } from './rows.ts';`]),
      ];
  return [
    ...imports,
    '',
    `/** ${entry.title}. */`,
    `export const ${constantOf(entry.id)}${isOwn ? '' : ': ContractCase'} = defineCase({`,
    `  id: '${entry.id}',`,
    `  method: '${entry.method}',`,
    `  path: '${entry.path}',`,
    ...(Object.keys(params).length === 0 ? [] : [`  params: ${objectText(params)},`]),
    ...(write ? ['  write: true,'] : []),
    '  profiles: AUDIT,',
    '  scenarios: [',
    '    {',
    "      name: '',",
    `      token: '${token}',`,
    `      outcome: '${outcome}',`,
    `      schema: '${schema}',`,
    ...(suggestions.length === 0
      ? ['      rules: [],']
      : [
          '      rules: [',
          ...suggestions.map(({ rule, why }) => `        // ${objectText(rule)}, // ${why}`),
          '      ],',
        ]),
    `      rows: ${rows === null ? '[]' : rows.call},`,
    '    },',
    '  ],',
    '});',
    '',
  ].join('\n');
}

/** What has to stand where cases are listed, for a new one to be run. */
export interface Registration {
  file: string;
  /** The list with the case in it; null where a person has to write it. */
  text: string | null;
  /** What a person has to write into a config of their own; null where nothing is left. */
  toDo: { file: string; list: string; folders: string } | null;
}

/** Where a case is to be listed, and what a config must name. */
export interface ToRegister {
  /** Folder of the project. */
  root: string;
  isOwn: boolean;
  caseFile: string;
  id: string;
  /** Spec document of a project's own, as its config would name it; null for the shipped one. */
  spec: string | null;
  /** True where the project has, or gets, schemas of its own. */
  hasSchemas: boolean;
  /** What a config that is there names already. */
  named: { schemas: boolean; fixtures: boolean };
}

/** Lists a case: in the suite's own list, or in a config that is not there yet. A config of somebody's own is not written to. */
export function registered({ root, isOwn, caseFile, id, spec, hasSchemas, named }: ToRegister): Registration {
  const constant = constantOf(id);
  if (!isOwn) {
    const file = join(root, 'tests', 'cases', 'all-cases.ts');
    const text = withImport(readFileSync(file, 'utf8'), constant, `./${basename(caseFile)}`);
    return { file, text: text.replace(/\n\];\n/, `\n  ${constant},\n];\n`), toDo: null };
  }
  const from = `./cases/${basename(caseFile).replace(/\.ts$/, '.js')}`;
  const file = ['ts', 'mts', 'js', 'mjs']
    .map((ending) => join(root, `qtickets.config.${ending}`))
    .find((name) => existsSync(name));
  if (file !== undefined) {
    const toDo = {
      file: basename(file),
      list: `import { ${constant} } from '${from}'; cases: [..., ${constant}]`,
      folders: [
        ...(named.schemas || !hasSchemas ? [] : ["schemas: './schemas'"]),
        ...(named.fixtures ? [] : ["fixtures: './fixtures'"]),
      ].join(', '),
    };
    return { file, text: null, toDo };
  }
  const text = `import { defineConfig } from 'qtickets-contract-audit';
import { ${constant} } from '${from}';

export default defineConfig({
  ${spec === null ? "// spec: './requests.md'" : `spec: '${spec}'`},
  cases: [${constant}],
  ${hasSchemas ? '' : '// '}schemas: './schemas',
  fixtures: './fixtures',
});
`;
  return { file: join(root, 'qtickets.config.ts'), text, toDo: null };
}

// Imports are sorted by what they name, as the formatter wants them: numbers as numbers.
function withImport(text: string, constant: string, from: string): string {
  const line = `import { ${constant} } from '${from}';\n`;
  const own = [...text.matchAll(/^import \{[^}]*\} from '(\.\/[^']+)';\n/gm)];
  const order = new Intl.Collator('en', { numeric: true });
  const next = own.find(([, name = '']) => order.compare(name, from) > 0);
  const last = own.at(-1);
  const at = next?.index ?? (last === undefined ? 0 : last.index + last[0].length);
  return text.slice(0, at) + line + text.slice(at);
}

function constantOf(id: string): string {
  return `case${id.replace('.', '_')}`;
}

function objectText(value: object): string {
  return JSON.stringify(value)
    .replace(/"(\w+)":/g, ' $1: ')
    .replace(/"/g, "'")
    .replace(/,(?= )/g, ',')
    .replace(/\}/g, ' }');
}
