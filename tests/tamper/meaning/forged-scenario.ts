import type { Exchange } from '../../../src/model/evidence.ts';
import { exchangeFacts } from '../../../src/report/evidence-log.ts';
import { filedExchange } from '../../../src/report/file-evidence.ts';
import { prettyJson } from '../../../src/report/pretty-json.ts';
import { labelOf } from '../../../src/verify/log/run-log.ts';
import { type Files, sum } from '../seal-again.ts';

/** An event of the log, in a forger's hands: changed as he likes. */
// biome-ignore lint/suspicious/noExplicitAny: whatever stands in an event may become anything else
export type Event = Record<string, any>;

/** All that a bundle holds of one scenario that ran. */
export class ForgedScenario {
  readonly started: Event;
  readonly checks: Event;
  readonly rows: Event;
  readonly finished: Event;
  readonly #own: Event[];
  readonly #content: Buffer | undefined;
  readonly #head: string;
  #exchanges: Exchange[] | undefined;

  constructor(events: readonly Event[], files: Files) {
    this.started = events[0] ?? {};
    this.#own = events.slice(1, -3);
    [this.checks, this.rows, this.finished] = events.slice(-3) as [Event, Event, Event];
    this.#content = files.get(this.finished['artifact']?.path ?? '');
    this.#head = JSON.stringify(this.#facts());
  }

  get label(): string {
    return labelOf(this.started as { id: string; scenario: string });
  }

  /** Requests and answers, to be changed in place. */
  get exchanges(): Exchange[] {
    this.#exchanges ??= (
      JSON.parse(this.#content?.toString('utf8') ?? '{"exchanges":[]}') as { exchanges: Exchange[] }
    ).exchanges;
    return this.#exchanges;
  }

  set exchanges(exchanges: Exchange[]) {
    this.#exchanges = exchanges;
  }

  /** The scenario's own call. Throws a RangeError where it made none. */
  get call(): Exchange & { response: NonNullable<Exchange['response']> } {
    const call = this.exchanges.find(({ role }) => role === 'call');
    if (call?.response == null) throw new RangeError(`${this.label} has no answer`);
    return call as Exchange & { response: NonNullable<Exchange['response']> };
  }

  /** The body of its answer. */
  // biome-ignore lint/suspicious/noExplicitAny: a forger reaches wherever he likes
  get body(): any {
    return this.call.response.body;
  }

  check(name: string | RegExp): Event {
    const found = (this.checks['checks'] as Event[]).find((one) =>
      typeof name === 'string' ? one['name'] === name : name.test(one['name']),
    );
    if (found === undefined) throw new RangeError(`${this.label} has no check ${name}`);
    return found;
  }

  row(table: RegExp): Event {
    const found = (this.rows['rows'] as Event[]).find((one) => table.test(one['table']));
    if (found === undefined) throw new RangeError(`${this.label} has no rows in ${table}`);
    return found;
  }

  /** Its events, and its response file at a path, as the product writes them. */
  written(path: string): { events: Event[]; content: Buffer } {
    const { id, scenario, counted } = this.started;
    const of = { id, scenario, counted };
    const changed = this.#exchanges !== undefined || this.#content === undefined;
    const call = changed ? this.exchanges.find(({ role }) => role === 'call') : undefined;
    if (call?.response != null) {
      this.finished['httpStatus'] = call.response.status;
      this.finished['actual'] = wordsOf(call.response);
    }
    this.finished['result'] = this.#passed() ? 'pass' : 'fail';
    const facts = this.#facts();
    const same = !changed && JSON.stringify(facts) === this.#head;
    const content = same
      ? (this.#content as Buffer)
      : this.#known(Buffer.from(prettyJson({ ...facts, exchanges: this.exchanges }), 'utf8'));
    const exchanges = changed ? this.exchanges.map(eventOf) : this.#own;
    return {
      events: [
        { ...this.started },
        ...exchanges.map((event) => ({ ...event, ...of })),
        { ...this.checks, ...of },
        { ...this.rows, ...of },
        { ...this.finished, ...of, artifact: { path, sha256: sum(content) } },
      ],
      content,
    };
  }

  // What was only looked at has its own bytes again, of which everything is known.
  #known(content: Buffer): Buffer {
    return this.#content?.equals(content) === true ? this.#content : content;
  }

  /** What a response file says beside its exchanges. */
  #facts(): Event {
    const { id, scenario, counted, outcome, expected } = this.started;
    return { id, scenario, counted, outcome, expected, actual: this.finished['actual'] };
  }

  #passed(): boolean {
    const results = (this.checks['checks'] as Event[]).map((one) => one['result']);
    const rows = this.rows['rows'] as Event[];
    const called =
      this.#exchanges?.some(({ role, response }) => role === 'call' && response !== null) ??
      this.#own.some((event) => event['role'] === 'call' && event['response'] !== null);
    return (
      called &&
      results.includes('pass') &&
      !results.includes('fail') &&
      rows.every((row) => row['expected'] === row['actual'])
    );
  }
}

function eventOf(exchange: Exchange): Event {
  return { event: 'exchange', ...exchangeFacts(filedExchange(exchange)) };
}

function wordsOf({ status, body }: NonNullable<Exchange['response']>): string {
  const error = body as { status?: unknown; error?: unknown; code?: unknown } | null;
  const isError =
    typeof error === 'object' &&
    error !== null &&
    (error.status === 'error' || ('error' in error && typeof error.status === 'number'));
  return isError && typeof error.code === 'string' ? `${status} ${error.code}` : String(status);
}
