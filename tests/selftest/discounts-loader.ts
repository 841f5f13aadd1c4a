import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const DISCOUNTS = 'stg_qtickets_api_discounts_raw';

/** Code beside what a loader does. */
interface Beside {
  /** Runs first. */
  before?: string;
  /** Statements of ClickHouse that it sends last, of the database that it loads. */
  after?: readonly string[];
}

/** The command of a loader of discounts alone, in the language of the tests, written into `folder`. */
export function discountsLoader(
  folder: string,
  name: string,
  { before = '', after = [] }: Beside = {},
): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `${before}
const { env } = process;
const headers = { Authorization: 'Bearer ' + env.QTICKETS_TOKEN };
const answer = await fetch(env.QTICKETS_BASE_URL + '/discounts', { headers });
const { data } = await answer.json();
const rows = data.map((item) => JSON.stringify({
  discount_id: String(item.id), name: item.name, discount_type: item.type ?? '', payload_json: JSON.stringify(item), _ver: 1,
}));
async function send(query, body) {
  const at = env.CLICKHOUSE_URL + '/?database=' + env.CLICKHOUSE_DATABASE + '&query=' + encodeURIComponent(query);
  const said = await fetch(at, {
    method: 'POST',
    headers: { 'X-ClickHouse-User': env.CLICKHOUSE_USER, 'X-ClickHouse-Key': env.CLICKHOUSE_PASSWORD },
    body,
  });
  if (!said.ok) throw new Error(await said.text());
}
await send('INSERT INTO ${DISCOUNTS} FORMAT JSONEachRow', rows.join('\\n'));
for (const query of ${JSON.stringify(after)}) await send(query, ' ');
`,
  );
  return `${process.execPath} ${file}`;
}
