import type { LoaderName } from '../../src/model/case.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { loaderFor } from '../../src/warehouse/loaders/loader-for.ts';
import { openWarehouse } from '../../src/warehouse/open-warehouse.ts';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';
import {
  type Answer,
  type SimulatorCaller,
  send,
  simulatorCaller,
} from '../unit/simulator/simulator-caller.ts';
import { DDL_DIR } from '../unit/warehouse/ddl-dir.ts';

/** A served simulator with a warehouse beside it. Answers are loaded into it as the audit loads them. */
export interface Story {
  caller: SimulatorCaller;
  warehouse: Warehouse;
  /** Loads an answer; event and show are those of the path. Later loads replace rows of earlier ones. */
  load(loader: LoaderName, body: JsonValue, eventId?: number, showId?: number): Promise<void>;
  /** Moves the clock by a control call. */
  advance(hours: number): Promise<Answer>;
  /** The data set, and empty tables. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a story. The caller closes it. */
export async function openStory(): Promise<Story> {
  const caller = await simulatorCaller();
  const warehouse = await openWarehouse({ database: 'scenarios', ddlDir: DDL_DIR });
  let ver = 0;
  return {
    caller,
    warehouse,
    async load(loader, body, eventId, showId) {
      ver += 1;
      const path = { eventId: String(eventId ?? ''), showId: String(showId ?? '') };
      const context = { ...path, snapshotTs: caller.simulator.clock.now(), ver };
      for (const { table, rows } of loaderFor(loader)(body, context)) await warehouse.insert(table, rows);
    },
    advance: (hours) =>
      send(caller.url, 'POST', '/__simulator/clock', { body: { advanceMs: hours * 3_600_000 } }),
    async begin() {
      caller.simulator.reset();
      await warehouse.reset();
    },
    async close() {
      await caller.close();
      await warehouse.close();
    },
  };
}
