import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';

/** A change of a text of the example: the text must be in it, so that a defect that is meant to be there is. */
export type Change = readonly [text: string, instead: string];

/** The command of the example loader in TypeScript, with changes of its lines, written below `folder`. */
export function exampleLoader(
  folder: string,
  name: string,
  changes: readonly Change[] = [],
  after = '',
): string {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  const left = new Set(changes);
  for (const file of ['rows', 'load']) {
    let text = readFileSync(join(PROJECT_DIR, 'examples', 'loader', `${file}.ts`), 'utf8');
    for (const change of changes) {
      if (!text.includes(change[0])) continue;
      text = text.replaceAll(change[0], change[1]);
      left.delete(change);
    }
    const { code } = transformSync(text.replaceAll('./rows.ts', './rows.mjs'), {
      loader: 'ts',
      format: 'esm',
    });
    writeFileSync(join(own, `${file}.mjs`), code);
  }
  if (left.size > 0) throw new RangeError(`the example has no ${[...left].map(([text]) => text).join(', ')}`);
  const command = `${process.execPath} ${join(own, 'load.mjs')}`;
  if (after === '') return command;
  writeFileSync(join(own, 'after.mjs'), `const { env } = process;\n${INSERT}\n${after}`);
  return `${command} && ${process.execPath} ${join(own, 'after.mjs')}`;
}

const INSERT = `
async function insert(table, rows) {
  const query = 'INSERT INTO ' + env.CLICKHOUSE_DATABASE + '.' + table + ' FORMAT JSONEachRow';
  const answer = await fetch('http://' + env.CLICKHOUSE_HOST + ':' + env.CLICKHOUSE_PORT + '/?query=' + encodeURIComponent(query), {
    method: 'POST',
    headers: { 'X-ClickHouse-User': env.CLICKHOUSE_USER, 'X-ClickHouse-Key': env.CLICKHOUSE_PASSWORD },
    body: rows.map((row) => JSON.stringify(row)).join('\\n'),
  });
  if (!answer.ok) throw new Error(await answer.text());
}`;
