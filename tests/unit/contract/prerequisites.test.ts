import { expect, test } from 'vitest';
import {
  answerPrerequisites,
  isPrerequisite,
  neededBy,
  standsFor,
} from '../../../src/contract/prerequisites.ts';
import type { CaseScenario } from '../../../src/model/case.ts';
import { AuditError } from '../../../src/model/errors.ts';
import { aside, ok, type Reply, smallEntry, smallRun } from './small-scenario.ts';

test('the answers that rules read are those of other cases, called where they were not run', async () => {
  const scenarios = [
    smallEntry({ name: 'denied', outcome: 'denied' }).scenario,
    smallEntry({ setup: [aside('first')], followUps: [aside('second')] }).scenario,
  ];
  const other = smallEntry({}, { scenarios }, { id: '1.2', path: '/api/rest/v1/other' }).planned;
  const refused = smallEntry({ outcome: 'denied' }, {}, { id: '1.3' }).planned;
  const reader = smallEntry({}, { needs: ['1.2', '1.1'] }).planned;
  const answered = async (reply: Reply, ids = ['1.2']) => {
    const { run, sent } = smallRun([reply], [reader, other, refused]);
    const { answers, calls, problems } = await answerPrerequisites(run, ids);
    return {
      answers: [...answers],
      kept: [...run.answers.keys()],
      calls: calls.map(({ exchange: { role, name } }) => [role, name]),
      problems,
      sent: sent.length,
    };
  };
  expect(await answered(ok({ data: 1 }))).toEqual({
    answers: [['1.2', { body: { data: 1 }, masked: { data: 1 } }]],
    kept: ['1.2'],
    calls: [['prerequisite', '1.2']],
    problems: [],
    sent: 1,
  });
  expect(await answered(ok('x'))).toMatchObject({
    answers: [],
    kept: [],
    problems: [expect.stringMatching(/^1\.2: .*JSON/)],
    calls: [['prerequisite', '1.2']],
  });
  expect(await answered({ body: {}, status: 500 })).toMatchObject({
    answers: [],
    problems: [expect.stringMatching(/^1\.2: .*500/)],
  });
  expect(await answered(ok({}), ['1.3', '9.9'])).toMatchObject({
    sent: 0,
    problems: [expect.stringMatching(/^1\.3: \w/), expect.stringMatching(/^9\.9: \w/)],
  });
  const { run, sent } = smallRun([], [reader, other]);
  run.answers.set('1.2', { body: 5, masked: 5 });
  expect([...(await answerPrerequisites(run, ['1.2'])).answers]).toEqual([['1.2', { body: 5, masked: 5 }]]);
  expect(sent).toEqual([]);
  const broken = smallRun(
    [],
    [other],
    {},
    { begin: async () => Promise.reject(new AuditError('FIXTURE_MISS', 'no file', '')) },
  );
  expect((await answerPrerequisites(broken.run, ['1.2'])).problems).toEqual([
    expect.stringMatching(/^1\.2: .*no file/),
  ]);
  expect(isPrerequisite(run.plan, '1.2')).toBe(true);
  expect(isPrerequisite(run.plan, '1.3')).toBe(false);
  expect(neededBy(reader, reader.case.scenarios[0] ?? (scenarios[0] as CaseScenario))).toEqual(['1.2']);
  expect(neededBy(reader, smallEntry({ name: 'again' }).scenario)).toEqual(['1.2', '1.1']);
  expect([standsFor(scenarios, ''), standsFor(scenarios, 'denied'), standsFor([], '')]).toEqual([
    true,
    false,
    false,
  ]);
});

test.each([
  ['the body is not JSON', '<html>'],
  ['the body begins with a byte order mark', '\ufeff{}'],
  ['the key a stands twice in one object', '{"a":1,"a":2}'],
  ['/a: expected a number that every reader can hold', '{"a":9007199254740993}'],
  ['/a: expected text, came one with half of a surrogate pair', '{"a":"\\ud83d"}'],
])('a needed answer that cannot be relied on is named by what is wrong with it: %s', async (words, body) => {
  const { run } = smallRun([ok(body)], [smallEntry({}, {}, { id: '1.2' }).planned]);
  const { answers, problems } = await answerPrerequisites(run, ['1.2']);
  expect(answers.size).toBe(0);
  expect(problems).toEqual([expect.stringContaining(`1.2: ${words}`)]);
});
