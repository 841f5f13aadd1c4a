import { existsSync, readFileSync } from 'node:fs';
import { type AnswerProxy, callKey } from './answer-proxy.ts';
import type { BenchCall } from './bench-call.ts';
import type { AnswerChange } from './changed-answer.ts';
import type { Contestant, RunPlace } from './contestant.ts';
import { type Measured, measureCommand } from './measure-command.ts';

/** A wrong answer that a contestant has to refuse: a required field of a nested object is away, an address is none. */
export const WRONG_ANSWERS: readonly { what: string; id: string; as: AnswerChange }[] = [
  { what: 'a required field is missing', id: '1.2', as: { at: ['data', '0', 'uniqid'], remove: true } },
  {
    what: 'a value is not of its format',
    id: '2.2',
    as: { at: ['data', '0', 'email'], value: 'no address' },
  },
];

/**
 * Why a contestant is not to be timed: it does not pass on right answers, does not make the calls as planned, writes no
 * JUnit file of them, or does not fail on a wrong answer. Null when it is fit.
 */
export async function whyUnfit(
  contestant: Contestant,
  calls: readonly BenchCall[],
  proxy: AnswerProxy,
  place: () => Promise<RunPlace>,
  timeoutMs: number,
): Promise<string | null> {
  const run = async (change: AnswerProxy['change']) => {
    Object.assign(proxy, { change, asked: [] });
    const at = await place();
    contestant.before?.();
    return { at, measured: await measureCommand(contestant.command(at), { timeoutMs }) };
  };
  const right = await run(null);
  // What asked nothing did not begin: then its own words say why.
  const isToAsk = contestant.proof !== 'passes' && proxy.asked.length > 0;
  const problem =
    (isToAsk ? callsProblem(calls, proxy.asked, contestant.proof === 'exact') : null) ??
    passProblem(right.measured, timeoutMs) ??
    junitProblem(contestant.junit(right.at), calls.length);
  if (problem !== null || contestant.proof === 'passes') return problem;
  for (const { what, id, as } of WRONG_ANSWERS) {
    const call = calls.find((candidate) => candidate.id === id);
    if (call === undefined) throw new RangeError(`the plan has no call ${id}`);
    const { measured } = await run({ call, as });
    if (measured.code === 0) return `passes although ${what} in the answer to ${id}`;
    if (measured.code === null) return `does not end within ${timeoutMs / 1000} s when ${what}`;
  }
  return null;
}

/** What of the calls was not asked for, or was asked for beside them; null when all is as planned. */
export function callsProblem(
  calls: readonly BenchCall[],
  asked: readonly string[],
  isExact: boolean,
): string | null {
  const left = [...asked];
  const missed = calls.filter((call) => {
    const index = left.indexOf(callKey(call));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  if (missed.length > 0) {
    const filters = missed.every(({ method, body }) => method === 'GET' && body !== undefined);
    const ids = missed.map(({ id }) => id).join(', ');
    return filters
      ? `cannot send a body with GET: ${ids} are not made`
      : `makes ${calls.length - missed.length} of the ${calls.length} calls as planned, not ${ids}`;
  }
  return isExact && left.length > 0 ? `makes ${left.length} calls beside the ${calls.length}` : null;
}

function passProblem({ code, tail }: Measured, timeoutMs: number): string | null {
  if (code === 0) return null;
  const how = code === null ? `does not end within ${timeoutMs / 1000} s` : `exits with ${code}`;
  return `${how} on right answers: ${tail.split('\n').at(-1) ?? ''}`;
}

function junitProblem(file: string, count: number): string | null {
  if (!existsSync(file)) return 'writes no JUnit file';
  const found = readFileSync(file, 'utf8').match(/<testcase\b/g)?.length ?? 0;
  return found >= count ? null : `its JUnit file holds ${found} of ${count} calls`;
}
