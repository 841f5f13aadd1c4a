import { afterAll, describe, expect, test } from 'vitest';
import { sharedClickHouse } from './clickhouse-process.ts';
import { shownArguments } from './documented/shown-commands.ts';
import { type Change, exampleLoader } from './example-loader.ts';
import { type JudgedLoader, judgedLoader } from './judged-loader.ts';
import { scratchFolder } from './run-command.ts';
import { isInstalled } from './run-program.ts';
import { TEAM_TABLES } from './team-tables.ts';

const ORDERS = 'stg_qtickets_api_orders_raw';
const CLIENTS = 'stg_qtickets_api_clients_raw';
const BARCODES = 'stg_qtickets_api_barcodes_raw';
const folder = scratchFolder();
afterAll(() => folder.remove());

const PRODUCTION = { AUDIT_DATASET: 'production' };

interface Broken {
  changes?: readonly Change[];
  after?: string;
  env?: Record<string, string>;
  told: (judged: JudgedLoader) => void;
}

const STRAYS = `
const clients = Array.from({ length: 50 }, (_, index) => ({ client_id: 'x' + index, _ver: 1 }));
await insert('${CLIENTS}', clients);
await insert('${BARCODES}', [{ barcode: '1', _ver: 1 }]);`;

const BROKEN: Record<string, Broken> = {
  'writes rows that nobody answered': {
    after: STRAYS,
    told: ({ failed, messages }) => {
      expect(failed).toEqual([`rows:${BARCODES}`, `rows:${CLIENTS}`]);
      expect(messages).toContain('50 rows are there that no answer to the loader holds');
      expect(messages).toContain('1 row is there that no answer to the loader holds');
    },
  },
  'writes no order': {
    changes: [
      [`return ['${ORDERS}', row];`, `return ['${ORDERS}', null];`],
      ['[table, row] of rowsOf(answer, where))', '[table, row] of rowsOf(answer, where)) if (row)'],
    ],
    told: ({ failed, messages, record }) => {
      expect(failed).toEqual([`rows:${ORDERS}`]);
      expect(messages).toContain('100 of 100 rows of the answers are not there');
      expect(record.received.find(({ kind }) => kind === 'orders')).toMatchObject({ items: 300 });
    },
  },
  'reads first pages': {
    changes: [["process.argv.includes('--first-page')", 'true']],
    env: PRODUCTION,
    told: ({ failed, findings }) => {
      expect(failed).toEqual([]);
      const words = findings.map(({ message }) => message).join('\n');
      expect(findings.every(({ kind }) => kind === 'loader-pages')).toBe(true);
      for (const path of ['orders', 'clients', 'events', 'promo-codes', 'barcodes'])
        expect(words).toContain(`GET /api/rest/v1/${path}`);
      expect(words).toContain(
        'the API has 260, the loader received 100: of 3 pages it never asked for 2 to 3',
      );
    },
  },
  'keeps seats that were withdrawn since': {
    changes: [
      [
        "rows.seats, { show: '41' }],",
        "rows.seats, { show: '41' }], [REST, 'GET', '/events/33/seats/41', null, rows.seats, { show: '41' }],",
      ],
    ],
    env: PRODUCTION,
    told: ({ failed, messages }) => {
      expect(failed).toEqual(['rows:fact_qtickets_inventory_latest', 'rows:stg_qtickets_api_inventory_raw']);
      expect(messages).toContain(
        '1 row is there as before that the last answer to the same request no longer',
      );
    },
  },
  'names its pages in the query': {
    changes: [
      [
        "(env[api] ?? '').replace(/\\/$/, '') + path",
        "env[api] + path + (body?.page > 1 ? '?page=' + body.page : '')",
      ],
      ['JSON.stringify(body);', 'JSON.stringify({ ...body, page: undefined });'],
      ['currentPage + 1', 'currentPage + Math.round(seen / answer.paging.perPage)'],
    ],
    env: PRODUCTION,
    told: ({ findings }) => {
      const query = findings.filter(({ kind }) => kind === 'loader-query').map(({ message }) => message);
      expect(query.join('\n')).toMatch(/GET \/api\/rest\/v1\/clients: 2 calls with page in the query/);
      expect(findings.some(({ kind }) => kind === 'loader-pages')).toBe(true);
    },
  },
  "looks back from a clock that is not the data's": {
    changes: [["Date.parse(env['QTICKETS_NOW'] ?? '') || Date.now()", 'Date.now()']],
    env: { QTICKETS_SINCE_HOURS: '240' },
    told: ({ failed, findings, record }) => {
      expect(failed).toEqual([]);
      expect([...new Set(findings.map(({ kind }) => kind))]).toEqual(['loader-window']);
      expect(findings[0]?.message).toMatch(/updated_at >= \d{4}.* lets nothing through.*QTICKETS_NOW/);
      expect(record.environment.set).not.toContain('QTICKETS_SINCE_HOURS');
    },
  },
  'writes names in another Unicode form': {
    changes: [["event_name: text(event['name'])", "event_name: text(event['name']).normalize('NFD')"]],
    env: PRODUCTION,
    told: ({ failed, messages }) => {
      expect(failed).toEqual(['rows:fact_qtickets_inventory_latest', 'rows:stg_qtickets_api_inventory_raw']);
      expect(messages).toContain('column event_name is not what the answers hold in 2 rows');
      expect(messages).toContain('the same letters in another Unicode form');
    },
  },
  'drops backslashes, or cuts names': {
    changes: [
      [
        "event_name: text(event['name'])",
        "event_name: text(event['name']).replace('\\\\', '').slice(0, 100)",
      ],
    ],
    env: PRODUCTION,
    told: ({ failed, messages }) => {
      expect(failed).toEqual(['rows:fact_qtickets_inventory_latest', 'rows:stg_qtickets_api_inventory_raw']);
      expect(messages).toContain('column event_name is not what the answers hold in 2 rows');
    },
  },
  'keys rows by what changes nothing': {
    changes: [['moscow, inKey),', "moscow, inKey).replace(/./g, '0'),"]],
    told: ({ failed, messages }) => {
      expect(failed).toEqual([`rows:${ORDERS}`]);
      expect(messages).toContain('rows of the answers are not there');
    },
  },
};

describe('each kind of broken loader is told, and the same without its defect is right', () => {
  test.for(Object.entries(BROKEN))('one that %s', async ([name, { changes, after, env, told }]) => {
    told(await judgedLoader(exampleLoader(folder.path, name.replaceAll(/\W+/g, '-'), changes, after), env));
  });

  const shown = shownArguments(
    'npm run audit -- --loader "python3 examples/loader/load.py" --dataset production',
  );
  const [, python = '', , dataset = ''] = shown;
  test.for([
    ["of production's size", python, { AUDIT_DATASET: dataset }],
    ['of ten days', null, { QTICKETS_SINCE_HOURS: '240' }],
  ] as const)('the example over the data %s', async ([, command, env], { skip }) => {
    skip(command !== null && !(await isInstalled('python3')), 'python3 is not installed');
    const judged = await judgedLoader(command ?? exampleLoader(folder.path, 'right'), env);
    expect(judged.messages).toBe('');
    expect(judged.findings).toEqual([]);
    expect(judged.record.received.find(({ kind }) => kind === 'orders')?.items).toBeGreaterThan(0);
  });
});

/** The team's inventory has one row for each event and city, and says how many seats are left. */
const TEAM: Change[] = [
  [
    "export const seats: RowsOf = ({ data }, { show = '' }) =>",
    `export const seats: RowsOf = ({ data }) => {
      const all = data.zones.flatMap((zone) => zone.seats);
      return inventory({ event_id: text(data.event_id), ...KNOWN.get(text(data.event_id)), tickets_total: all.length,
        tickets_left: all.filter((seat) => seat.available).length });
    };
    const KNOWN = new Map();
    export const unused: RowsOf = ({ data }, { show = '' }) =>`,
  ],
  [
    "  [answer['data']].flat().flatMap((event: Item) =>\n    inventory({",
    "  [answer['data']].flat().flatMap((event: Item) =>\n    KNOWN.set(text(event.id), { event_name: text(event.name), city: text(event.city?.name).trim().toLowerCase() }) && inventory({",
  ],
  ["    show_id: '',\n    seat_id: '',\n", ''],
  ['md5(row.event_id, row.show_id, row.seat_id, row.city)', "md5(row.event_id, '/', row.city)"],
  ["    seat_id: text(item['seat_id']),\n    offer_id: text(item['offer_id']),\n", ''],
  ["{ offer_id: '' }", '{}'],
  [
    "md5(text(order['id']), text(order['event_id']), moscow, inKey)",
    "md5('order', text(order['id']), String(seconds(soldAt)))",
  ],
];

/** Clients by load: a part of the key that no answer fills. */
function withLoadInKey(sql: string): string {
  return sql
    .replace('(client_id String', "(load_id String DEFAULT 'nightly', client_id String")
    .replace('ORDER BY (client_id)', 'ORDER BY (client_id, load_id)');
}

describe("tables of the team's own", () => {
  async function overTeamTables(database: string, changes: readonly Change[]): Promise<JudgedLoader> {
    const clickhouse = await sharedClickHouse();
    await clickhouse.run(...TEAM_TABLES.map((sql) => withLoadInKey(sql.replaceAll('zakaz', database))));
    const command = exampleLoader(folder.path, database, changes);
    return judgedLoader(command, { CLICKHOUSE_URL: clickhouse.url, CLICKHOUSE_DATABASE: database });
  }

  test('a right loader is right by their own keys, and what is its own is listed', async () => {
    const judged = await overTeamTables('team_right', TEAM);
    expect(judged.messages).toBe('');
    const left = Object.fromEntries(
      judged.deltas.map(({ table, leftOut = [] }) => [table, leftOut.map(({ column }) => column).sort()]),
    );
    expect(left[ORDERS]).toContain('_dedup_key');
    expect(left[CLIENTS]).toContain('load_id');
    expect(left['stg_qtickets_api_inventory_raw']).toEqual(
      expect.arrayContaining(['_dedup_key', 'snapshot_ts']),
    );
  });

  test('a wrong one is not', async () => {
    const judged = await overTeamTables('team_wrong', [
      ...TEAM,
      ["event_name: text(event['name'])", "event_name: 'an event'"],
    ]);
    expect(judged.failed).toContain('rows:fact_qtickets_inventory_latest');
    expect(judged.messages).toContain('event_name');
  });
});
