import type { JsonValue } from './json.ts';
import type { RuleSpec } from './rule.ts';
import type { HttpMethod } from './spec.ts';

/** Named selections of cases: `full` is every entry of the spec document, `documented` every call that the vendor documents. */
export const PROFILES = ['seed', 'audit', 'full', 'documented'] as const;
/** One of these, or one of a project's own. */
export type Profile = (typeof PROFILES)[number] | (string & {});

/** What an answer must be for a scenario to pass. */
export type Outcome = 'ok' | 'denied' | 'missing' | 'invalid';

/** Which token a call carries. `specified`: the one the spec entry's own headers give. */
export type TokenRole = 'rest' | 'partnersRead' | 'partnersWrite' | 'specified';

/** The access of the Partners token with which the write calls are run. */
export type Access = 'read' | 'write';

/** Where a column of an expected row takes its value from. */
export type ColumnSource =
  | { from: 'item'; path: string; as?: ColumnForm }
  | { from: 'root'; path: string; as?: ColumnForm }
  | { from: 'path'; param: string }
  /** Always this; null is NULL. */
  | { from: 'literal'; value: string | null }
  /** The first of the sources that holds anything. */
  | { from: 'first'; of: ColumnSource[] }
  /** Of the load itself: its snapshot time, as `moscowTime`, or its version. */
  | { from: 'run'; value: 'snapshotTs' | 'ver' }
  | { from: 'md5'; parts: ColumnSource[] };

/**
 * How a JSON value is written into the column. `text`: '' for what is missing. `cityName`: trimmed, lower case. `moscowTime`:
 * `YYYY-MM-DD HH:MM:SS` in Moscow, NULL for what is missing, as is a `number`. `flag`: 1 or 0. `json`: the value whole.
 * `order...`: read from a whole order: tickets, revenue, sale time, and the last two as the deduplication key spells them.
 */
export type ColumnForm =
  | 'text'
  | 'cityName'
  | 'moscowTime'
  | 'number'
  | 'flag'
  | 'json'
  | 'orderTickets'
  | 'orderRevenue'
  | 'orderRevenueInKey'
  | 'orderSaleTime'
  | 'orderSaleTimeInKey';

/** Rows that a scenario's answer must leave in one table. */
export interface RowSpec {
  /** Table name without the database. */
  table: string;
  /** Which loader maps the answer to rows. */
  loader: LoaderName;
  /** Path to the items in the answer: `data[*]`, `data.zones[*].seats[*]`, or `data` for a single object. */
  items: string;
  /** Source of each column of the table: all of them are compared. */
  columns: Record<string, ColumnSource>;
}

export type LoaderName =
  | 'orders'
  | 'clients'
  | 'events'
  | 'seats'
  | 'priceShades'
  | 'discounts'
  | 'promoCodes'
  | 'barcodes'
  | 'partnerTickets'
  | 'partnerChecks'
  | 'partnerSeats';

/** A call beside the entry's own: made before it (setup) or after it (follow-up). */
export interface CallSpec {
  /** Name by which rules refer to the answer. */
  name: string;
  method: HttpMethod;
  /** Concrete path or template with the case's parameters. */
  path: string;
  token: TokenRole;
  /** Name of a file in `schemas/api/` that its answer must meet; without one only what every answer must meet is checked. */
  schema?: string;
  /**
   * JSON body. In it `{ $sent: path }` stands for what the entry's own body sent there, `{ $answer: path }` for what its
   * answer holds there, `{ $from: name, path }` for what the answer of another call holds there, and
   * `{ $each: path, as: key }` for a list with an object for every value that the answer holds there.
   */
  body?: JsonValue;
  /** True: repeat the entry's own body. */
  sameBody?: boolean;
}

/** Parts of a request that a scenario replaces. `params` fill the entry's path template in place of its example. */
export interface RequestChange {
  method?: HttpMethod;
  path?: string;
  params?: Readonly<Record<string, string | number>>;
  body?: JsonValue;
}

/** One way to run a case. Most cases have one, named ''. */
export interface CaseScenario {
  /** '' for the only one; part of file names otherwise. */
  name: string;
  /** Run only when the Partners token has this access; undefined: always. */
  access?: Access;
  token: TokenRole;
  /** What the call has other than the entry: a batch for a single item, GET for POST. */
  request?: RequestChange;
  outcome: Outcome;
  /** Name of a file in `schemas/api/` without `.schema.json`; the answer's body must meet it. */
  schema: string;
  /** For `invalid`: schema of a list that, when it comes empty, is as good as the error. */
  orEmpty?: string;
  rules: readonly RuleSpec[];
  rows: readonly RowSpec[];
  /** Lists of the answer that neither rules nor rows name: an answer in which one is empty shows nothing of its items. */
  lists?: readonly string[];
  setup?: readonly CallSpec[];
  followUps?: readonly CallSpec[];
  /** What is other when the call changes a real account. */
  live?: LiveParts;
}

/** How a write leaves a real account as it found it. */
export interface LiveParts {
  /** Calls made before, in place of the scenario's own: what is to be changed is made first. */
  setup?: readonly CallSpec[];
  /** Body in place of the entry's: of what the setup made. */
  body?: JsonValue;
  /** Calls that undo the write; [] when the write undoes itself. */
  undo?: readonly CallSpec[];
  /** Calls that undo what the setup made, when the entry's own call went wrong. */
  undoSetup?: readonly CallSpec[];
  /** Why nothing can undo it: then it is sent to loopback only. */
  notUndoable?: string;
}

/** What one spec entry must show, as data. */
export interface ContractCase {
  id: string;
  /** The method the case was written for; must equal the spec entry's. */
  method: HttpMethod;
  /** The path template the case was written for; must equal the spec entry's. */
  path: string;
  /** Values for path parameters where the spec gives no example. */
  params: Readonly<Record<string, string | number>>;
  profiles: readonly Profile[];
  /** True when the call changes the account. */
  write: boolean;
  /** Ids of cases whose answers the rules read; run without being counted when they are not selected. */
  needs: readonly string[];
  scenarios: readonly CaseScenario[];
  /** For a call that the vendor does not document: the documented call for the same purpose. */
  documented?: { id: string; scenarios: readonly string[] };
}
