import type { Event, ForgedScenario } from './forged-scenario.ts';
import { forgeriesOf } from './forgery.ts';

/** What the checks came to, said to be something else. */
export const judgementForgeries = [
  ...forgeriesOf('failed', [
    [
      'a failed check said to have passed',
      (forger) => {
        for (const check of checksOf(forger.scenario('1.2')))
          Object.assign(check, { result: 'pass', message: null });
      },
    ],
    [
      'a failed check said not to have been made',
      (forger) => {
        for (const check of checksOf(forger.scenario('1.2')))
          if (check['result'] === 'fail')
            Object.assign(check, { result: 'notRun', message: 'loading failed' });
      },
    ],
    ['a failed check left out', (forger) => keep(forger.scenario('1.2'), ({ result }) => result !== 'fail')],
    [
      'all checks of the entry in place of which one says that all is well',
      (forger) => {
        forger.scenario('1.2').checks['checks'] = [pass('general:allFine')];
      },
    ],
    [
      'the message of a failed check made harmless',
      (forger) => {
        for (const check of checksOf(forger.scenario('1.2')))
          if (check['result'] === 'fail') check['message'] = 'a field has another order of its words';
      },
      'a mask may change a message: a note says what the masked answer gives',
    ],
    [
      'a recording that excuses an answer of what was no recording',
      (forger) => {
        forger.scenario('1.1').finished['findings'].push({
          kind: 'recorded-otherwise',
          message: 'the recording was made with another body',
        });
      },
    ],
  ]),
  ...forgeriesOf('passed', [
    ['a rule left out', (forger) => drop(forger.scenario('1.2'), /^rule:/)],
    ['all rules left out', (forger) => keep(forger.scenario('1.2'), ({ name }) => !name.startsWith('rule:'))],
    ['the schema check left out', (forger) => keep(forger.scenario('2.1'), ({ name }) => name !== 'schema')],
    [
      'the transport checks left out',
      (forger) =>
        keep(forger.scenario('2.1'), ({ name }) => !['contentType', 'encoding', 'json'].includes(name)),
    ],
    ['a general check left out', (forger) => drop(forger.scenario('1.1'), /^general:/)],
    [
      'the row checks left out',
      (forger) => keep(forger.scenario('1.2'), ({ name }) => !name.startsWith('rows:')),
    ],
    [
      'the recording check left out',
      (forger) => keep(forger.scenario('1.2'), ({ name }) => name !== 'recording'),
    ],
    [
      'one check in place of all',
      (forger) => {
        forger.scenario('1.2').checks['checks'] = [pass('general:allFine')];
      },
    ],
    [
      'a check invented',
      (forger) => {
        checksOf(forger.scenario('1.2')).push(pass('rule:everySeatWasLookedAt'));
      },
    ],
    [
      'a row check invented',
      (forger) => {
        checksOf(forger.scenario('7.1')).push(pass('rows:others_too'));
      },
    ],
    [
      'a loader check invented',
      (forger) => {
        checksOf(forger.scenario('1.2')).push(pass('loader'));
      },
    ],
    [
      'a check twice',
      (forger) => {
        checksOf(forger.scenario('1.2')).push(pass('status'));
      },
    ],
    [
      'another order of the checks',
      (forger) => {
        checksOf(forger.scenario('1.2')).reverse();
      },
    ],
    [
      'a message beside a check that passed',
      (forger) => {
        forger.scenario('1.2').check('schema')['message'] = 'all 345 orders, twice';
      },
    ],
    [
      'a finding left out',
      (forger) => {
        forger.scenario('7.2').finished['findings'] = [];
      },
    ],
    [
      'a finding reworded',
      (forger) => {
        forger.scenario('7.2').finished['findings'][0].message = 'the spec is older than the API';
      },
    ],
    [
      'a finding invented',
      (forger) => {
        forger.scenario('1.1').finished['findings'].push({
          kind: 'unknown-field',
          message: 'data[].vip is in 345 of 345 objects',
        });
      },
    ],
    [
      'a recording that is said to have been made otherwise',
      (forger) => {
        forger.scenario('1.1').finished['findings'].push({
          kind: 'recorded-otherwise',
          message: 'the recording was made with another body',
        });
      },
    ],
    [
      'a note invented',
      (forger) => {
        forger.scenario('1.1').finished['notes'].push('checked by hand');
      },
    ],
    [
      'an empty list that excuses an entry',
      (forger) => {
        forger.scenario('1.1').finished['notes'].push('data is an empty list');
      },
    ],
    [
      'fields that an answer is said to have',
      (forger) => {
        for (const use of forger.scenario('1.1').checks['fieldUses'] as Event[]) use['absent'] = [];
      },
    ],
    [
      'more objects looked at',
      (forger) => {
        for (const use of forger.scenario('1.1').checks['fieldUses'] as Event[]) use['objects'] *= 2;
      },
    ],
    [
      'no field looked at',
      (forger) => {
        forger.scenario('1.1').checks['fieldUses'] = [];
      },
    ],
    [
      'a field unknown that is not there',
      (forger) => {
        for (const use of forger.scenario('1.1').checks['fieldUses'] as Event[])
          use['unknown'].push({ name: 'vip', objects: 1 });
      },
    ],
  ]),
];

type Check = { name: string; result: string };

function checksOf(scenario: ForgedScenario): Event[] {
  return scenario.checks['checks'] as Event[];
}

function keep(scenario: ForgedScenario, which: (check: Check) => boolean): void {
  scenario.checks['checks'] = checksOf(scenario).filter((check) => which(check as Check));
}

// The first that is like it.
function drop(scenario: ForgedScenario, name: RegExp): void {
  const found = scenario.check(name);
  keep(scenario, (check) => check !== found);
}

function pass(name: string): Event {
  return { name, result: 'pass', message: null };
}
