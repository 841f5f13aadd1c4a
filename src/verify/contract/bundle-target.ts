import { type CallContext, SEARCH_NAME } from '../../contract/make-call.ts';
import { createMasker, type Masker } from '../../masking/create-masker.ts';
import { AuditError } from '../../model/errors.ts';
import type { Exchange } from '../../model/evidence.ts';
import type { JsonValue } from '../../model/json.ts';
import type { TargetName } from '../../model/plan.ts';
import type { OutgoingRequest, Target } from '../../model/target.ts';

const real = createMasker();

/** A call that the contract made anew, and the exchange of the bundle that it got. */
export interface MadeAgain {
  request: OutgoingRequest;
  /** Headers of the request as the masker writes them. */
  headers: Record<string, string>;
  exchange: Exchange;
}

/** What the contract is run against: the exchanges of one scenario, in their order. */
export interface BundleCalls extends CallContext {
  made: MadeAgain[];
  /** True when the contract asked for more calls than the bundle has. */
  lacking: boolean;
  /** Calls that the bundle has: those that the contract makes, and no search before another try. */
  waiting: readonly Exchange[];
}

/**
 * Answers the calls of a scenario with what its response file holds. That is masked already, so nothing is masked again, and
 * the request that counts is the one in the file: whether it is the one that the case makes is compared apart.
 */
export function bundleCalls(name: TargetName, exchanges: readonly Exchange[]): BundleCalls {
  const waiting = exchanges.filter((exchange) => exchange.name !== SEARCH_NAME);
  let place = 0;
  let current: Exchange | undefined;
  const calls: BundleCalls = {
    made: [],
    lacking: false,
    waiting,
    target: targetOf(name, () => current),
    clock: { fixed: true, now: () => new Date(0), since: () => null },
    masker: maskerOf(
      () => current,
      (headers, label) => {
        const last = calls.made.at(-1);
        if (last !== undefined && label !== 'response' && label !== 'sent')
          last.headers = real.maskHeaders(headers, label);
      },
    ),
    sender: {
      send: async (_, request) => {
        current = waiting[place];
        place += 1;
        if (current === undefined) {
          calls.lacking = true;
          return { response: null, failure: lacking(request), attempts: [] };
        }
        calls.made.push({ request: { ...request }, headers: {}, exchange: current });
        adopt(request, current);
        const { response, attempts } = current;
        if (response === null) return { response: null, failure: unanswered(current), attempts };
        const text = response.json ? JSON.stringify(response.body) : String(response.body);
        const { status, headers } = response;
        return { response: { status, headers, bytes: Buffer.from(text, 'utf8') }, failure: null, attempts };
      },
    },
  };
  return calls;
}

// Rules read what was sent: on a real account that is what was bound to its ids, and the bundle has it masked.
function adopt(request: OutgoingRequest, { request: { path, body } }: Exchange): void {
  request.path = path;
  if (body === null) delete request.body;
  else request.body = body;
}

function targetOf(name: TargetName, current: () => Exchange | undefined): Target {
  return {
    name,
    route: (path) => ({ origin: 'http://127.0.0.1', path }),
    // Of an account less is expected than of what is ours.
    source: () => current()?.answeredBy ?? { by: 'simulator' },
    token: (role) => role,
    begin: async () => undefined,
    end: async () => [],
    explain: (error) => (error instanceof AuditError ? error : null),
    close: async () => undefined,
  };
}

function maskerOf(
  current: () => Exchange | undefined,
  sent: (headers: Record<string, string>, label: string) => void,
): Masker {
  const asItIs: Masker = {
    maskJson: (value: JsonValue) => value,
    maskText: (text) => text,
    maskRequestPath: (path) => path,
    maskHeaders: (headers, label) => {
      sent(headers, label);
      return current()?.request.headers ?? {};
    },
    scanJson: () => [],
    scanText: () => [],
    scanExcerpt: () => [],
    // What the bundle holds was masked when it was written.
    remembering: () => asItIs,
  };
  return asItIs;
}

function lacking({ method, path }: OutgoingRequest): AuditError {
  return new AuditError('REQUEST_FAILED', `the bundle has no ${method} ${path}, which the case makes`, '');
}

function unanswered({ attempts }: Exchange): AuditError {
  return new AuditError('REQUEST_FAILED', attempts.at(-1)?.error ?? 'no answer came', '');
}
