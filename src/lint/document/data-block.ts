import { type DataNode, jsonTree, yamlTree } from './data-tree.ts';

/** What a block of data says, as the lines and tables that a person would have written; offsets are lines of the block, from 0. */
export interface DataBlock {
  lines: { offset: number; text: string; path: string[] }[];
  tables: { offset: number; name: string; header: string[]; rows: { offset: number; cells: string[] }[] }[];
}

const RESULT =
  /^(?:tests?_?)?(?:total|requests|executed|run|passed|ok|failed|skipped|succeeded|success|errors|failures|blocked|planned)(?:_?(?:tests?|count))?$/i;
const GROUP = /^(?:summary|totals?|results?|stats|counts?|tests|run|report|audit|meta|overall)$/i;
const OF_A_RUN = /^(?:\w+_)?(?:before|after|delta|started(?:_at)?|finished(?:_at)?|duration\w*|verdict)$/i;
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/[_ -]?(?:ms|millis|milliseconds)$/i, 'ms'],
  [/[_ -](?:s|sec|secs|seconds)$/i, 'seconds'],
  [/[_ -](?:min|mins|minutes)$/i, 'minutes'],
  [/[_ -](?:pct|percent|percentage)$/i, '%'],
];
const NONE: DataBlock = { lines: [], tables: [] };

/** The results of a run in a block of JSON or YAML; nothing for any other block, such as an answer of the API. */
export function dataBlock(block: string, language: 'json' | 'yaml'): DataBlock {
  const root = language === 'json' ? jsonTree(block) : yamlTree(block);
  if (root === null || !isOfARun(root)) return NONE;
  const read: DataBlock = { lines: [], tables: [] };
  walk(root, [], read);
  return read;
}

function isOfARun(node: DataNode): boolean {
  const keys = node.members.map(({ key }) => key);
  return (
    keys.filter((key) => RESULT.test(key)).length > 1 ||
    keys.filter((key) => OF_A_RUN.test(key)).length > 1 ||
    node.members.some(isOfARun)
  );
}

function walk(node: DataNode, path: string[], read: DataBlock): void {
  const maps = node.members.filter(({ members, isList }) => members.length > 0 && !isList);
  const isTable = maps.length > 1 && maps.length === node.members.length && shareKeys(maps);
  if (isTable) {
    read.tables.push(tableOf(node, maps));
    return;
  }
  for (const member of node.members) {
    if (member.scalar === null)
      walk(member, GROUP.test(member.key) || member.key === '' ? path : [...path, wordsOf(member.key)], read);
    else if (member.key !== '')
      read.lines.push({ offset: member.offset, text: lineOf(member.key, member.scalar), path });
  }
}

// Members of a list, or of a map, that say the same things of different ones.
function shareKeys(maps: readonly DataNode[]): boolean {
  const [first] = maps;
  const keys = new Set(first?.members.map(({ key }) => key));
  return maps.every(({ members }) => members.some(({ key, scalar }) => scalar !== null && keys.has(key)));
}

function tableOf(node: DataNode, maps: readonly DataNode[]): DataBlock['tables'][number] {
  const keys = [
    ...new Set(
      maps.flatMap(({ members }) => members.flatMap(({ key, scalar }) => (scalar === null ? [] : [key]))),
    ),
  ];
  const named = !node.isList;
  return {
    offset: node.offset,
    name: wordsOf(node.key),
    header: [...(named ? [wordsOf(node.key)] : []), ...keys.map(wordsOf)],
    rows: maps.map((map) => ({
      // The line of its first value: that of its name may stand above it.
      offset: map.members.find(({ scalar }) => scalar !== null)?.offset ?? map.offset,
      cells: [
        ...(named ? [map.key] : []),
        ...keys.map((key) => map.members.find((member) => member.key === key)?.scalar ?? ''),
      ],
    })),
  };
}

function lineOf(key: string, value: string): string {
  const unit = UNITS.find(([pattern]) => pattern.test(key) && /^-?[\d.]+$/.test(value));
  const name = unit === undefined ? key : key.replace(unit[0], '');
  return `${wordsOf(name).replace(/^tests? (?=\w)/i, '')}: ${value}${unit === undefined ? '' : ` ${unit[1]}`}`;
}

function wordsOf(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
}
