import { beforeAll, describe, expect, test } from 'vitest';
import { mutantsOf, pick } from '../mutation/enumerate.ts';
import { judge } from '../mutation/judge.ts';
import type { MutationRun, RecordedScenario } from '../mutation/mutation-run.ts';
import { readNoDefects } from '../mutation/no-defects.ts';
import { ANSWER_OPERATORS } from '../mutation/operators/all.ts';
import { runPlanted } from '../mutation/planted.ts';
import { sharedMutationRun } from '../mutation/shared-mutation-run.ts';

let run: MutationRun;
beforeAll(async () => {
  run = await sharedMutationRun();
});

const scenario = (name: string): RecordedScenario => {
  const found = run.scenarios.find((candidate) => candidate.name === name);
  if (found === undefined) throw new RangeError(`no scenario ${name}`);
  return found;
};

test('there are a hundred operators and more, each with a name of its own', () => {
  const names = ANSWER_OPERATORS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(100);
});

test('a recording as it is fails nothing', async () => {
  for (const name of ['1.6', '1.7', '2.3', '6.1.write', '7.2', 'R13', 'P8.update'])
    expect([name, await run.redChecks(name)]).toEqual([name, []]);
});

test('the same seed gives the same mutants', () => {
  const names = () =>
    [...mutantsOf(scenario('2.3'), run.scenarios, 7)].map(({ place, operator }) => [
      place.path,
      operator.name,
    ]);
  expect(names()).toEqual(names());
  expect(pick('7 a')).toBe(pick('7 a'));
});

describe('one mutant of each kind is killed', () => {
  test.each([
    ['1.6', 'text.nul', '/data/baskets/*/client_name'],
    ['1.6', 'text.phpWarning', '/data/client/details/name'],
    ['1.6', 'value.beyond2to53', '/data/payment_id'],
    ['1.6', 'date.year9999', '/data/reserved_to'],
    ['1.6', 'meaning.order.linkOfAnother', '/data'],
    ['1.6', 'meaning.order.clientIdOfAnother', '/data'],
    ['1.6', 'transport.byteOrderMark', ''],
    ['1.6', 'transport.charsetCp1251', ''],
    ['1.6', 'envelope.errorsBeside', ''],
    ['1.7', 'value.free', '/data/baskets/*/price'],
    ['2.3', 'envelope.successFalseBeside', ''],
    ['3.3', 'meaning.show.finishBeforeStart', '/data/shows/*'],
    ['3.3', 'text.timezoneOfNobody', '/data/city/timezone'],
    ['5.2', 'list.lastTwice', '/data'],
    ['6.1.write', 'meaning.ticket.priceOther', '/result'],
    ['6.1.write', 'meaning.ticket.comesBackPaid', '/result'],
    ['7.2', 'error.ordersBeside', ''],
    ['7.2', 'error.otherResource', ''],
    ['R13', 'shape.missing', '/data/*/free_quantity'],
    ['1.6', 'text.turnedAround', '/data/client/details/name'],
    ['3.3', 'text.currencyOfNobody', '/data/currency_id'],
    ['5.3', 'value.oneLess', '/data/scanned'],
    ['6.4.write', 'shape.keyInCamelCase', '/result/external_order_id'],
    ['6.4.write', 'value.free', '/result/price'],
    ['P7.get', 'value.booleanFlipped', '/result/available'],
    ['P10', 'list.lastLost', '/zones/*/seats'],
    ['R11', 'date.oneHourLater', '/data/updated_at'],
  ])('%s %s at %s', async (name, operator, pattern) => {
    const wanted = { pattern, operator: (candidate: string) => candidate === operator };
    const [mutant] = mutantsOf(scenario(name), run.scenarios, 1, wanted);
    if (mutant === undefined) throw new RangeError('the operator does not fit the place');
    const verdict = await judge(run, mutant, []);
    expect(verdict).toMatchObject({ seenIn: name, named: true });
  });
});

test('a setup that answers another order, or none, is seen', async () => {
  const defects = ['transport.status202', 'envelope.isNull', 'transport.typeHtml'];
  const wanted = { call: 0, operator: (candidate: string) => defects.includes(candidate) };
  const mutants = [...mutantsOf(scenario('1.10'), run.scenarios, 1, wanted)];
  expect(mutants.length).toBe(3);
  for (const mutant of mutants) expect(await judge(run, mutant, [])).toMatchObject({ checks: ['setup'] });
});

test('with a defect planted in every scenario at once, every scenario fails', async () => {
  const found = await runPlanted(run, 1);
  expect(found.length).toBeGreaterThan(100);
  expect(found.filter(({ red }) => red.length === 0).map(({ mutant }) => mutant)).toEqual([]);
});

test('a line of the reviewed list needs its four cells', () => {
  expect(() => readNoDefects('| 1.1 | /data | value.* | |')).toThrow('no-defects.md');
  expect(readNoDefects('| 1.1 | `/data/*` | value.{a,b} | why |')).toHaveLength(1);
  expect(readNoDefects().length).toBeGreaterThan(0);
});
