import { median } from 'simple-statistics';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';
import { qualifiedName } from '../../../src/warehouse/sql-text.ts';
import { AuditLoad, bulkInsert, ORDERS_TABLE } from './load-orders.ts';
import { madeOrders } from './made-orders.ts';

export interface LoadBench {
  connection: WarehouseConnection;
  ddlDir: string;
  /** Orders in all, bytes of each, orders of one answer. */
  orders: number;
  bytes: number;
  page: number;
  rounds: number;
  say(line: string): void;
}

/** One way to load the orders, in one round. Memory: of this process, in MiB, after the first answer and at its largest. */
export interface LoadFigures {
  way: 'audit' | 'client';
  round: number;
  orders: number;
  ms: number;
  firstRssMiB: number;
  peakRssMiB: number;
  peakHeapMiB: number;
}

const MIB = 1024 * 1024;

/**
 * Loads the same orders in both ways in turn, each time into empty tables. The answers are made as they are needed and their
 * making is not timed; mapping orders to rows is, in both.
 */
export async function measureLoads(bench: LoadBench): Promise<LoadFigures[]> {
  const { connection, ddlDir, orders, bytes, page, rounds, say } = bench;
  const database = 'bench_load';
  await connection.command('make the database', `CREATE DATABASE IF NOT EXISTS ${database}`);
  const figures: LoadFigures[] = [];
  const ways = {
    audit: async () => {
      const audit = await AuditLoad.open(connectionKept(connection), database, ddlDir);
      return (answer: ReturnType<typeof madeOrders>) => audit.load(answer);
    },
    client: async () => (answer: ReturnType<typeof madeOrders>) => bulkInsert(connection, database, answer),
  };
  // The tables are made by the first of the two.
  await ways.audit();
  for (let round = 1; round <= rounds; round += 1) {
    for (const way of ['audit', 'client'] as const) {
      await connection.command('empty', `TRUNCATE TABLE ${qualifiedName(database, ORDERS_TABLE)}`);
      await connection.command('empty', `TRUNCATE TABLE ${qualifiedName(database, 'meta_job_runs')}`);
      const load = await ways[way]();
      let ms = 0;
      const rss: number[] = [];
      const heap: number[] = [];
      for (let first = 1; first <= orders; first += page) {
        const answer = madeOrders(first, Math.min(page, orders - first + 1), bytes);
        const start = performance.now();
        await load(answer);
        ms += performance.now() - start;
        const used = process.memoryUsage();
        rss.push(used.rss / MIB);
        heap.push(used.heapUsed / MIB);
      }
      figures.push({
        way,
        round,
        orders,
        ms,
        firstRssMiB: rss[0] ?? 0,
        peakRssMiB: Math.max(...rss),
        peakHeapMiB: Math.max(...heap),
      });
      say(
        `round ${round}: ${way} ${Math.round(orders / (ms / 1000))} orders a second, memory ${rss.map((one) => one.toFixed(0)).join(' ')} MiB`,
      );
    }
  }
  return figures;
}

/** Both ways, and the audit's speed as a part of the client's, round by round, as a Markdown table. */
export function loadTable(figures: readonly LoadFigures[]): string {
  const of = (way: LoadFigures['way']) => figures.filter((one) => one.way === way);
  const speed = ({ orders, ms }: LoadFigures) => orders / (ms / 1000);
  const ratios = of('audit').flatMap((own) => {
    const client = of('client').find(({ round }) => round === own.round);
    return client === undefined ? [] : [speed(own) / speed(client)];
  });
  const line = (way: LoadFigures['way'], title: string, part: string) =>
    `| ${title} | ${Math.round(median(of(way).map(speed)))} | ${part} | ${median(of(way).map((one) => one.firstRssMiB)).toFixed(0)} | ${median(of(way).map((one) => one.peakRssMiB)).toFixed(0)} | ${median(of(way).map((one) => one.peakHeapMiB)).toFixed(0)} |`;
  return [
    '| Way | Orders a second | Of the client | MiB after the first answer | Peak MiB | Peak heap MiB |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    line('audit', 'as the audit loads: rows, expected rows, read back, compared', median(ratios).toFixed(2)),
    line('client', "the client's own bulk insert", '1'),
    '',
  ].join('\n');
}

/** A connection that stays open when a warehouse over it is closed. */
function connectionKept(connection: WarehouseConnection): WarehouseConnection {
  return { ...connection, close: async () => undefined };
}
