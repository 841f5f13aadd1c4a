import type { Answerer } from '../model/answered-by.ts';
import { amount } from './words.ts';

/**
 * Of what the verdict is said: `the account at qtickets.ru, live`, `40 recordings of the simulator, made on 2025-11-09`. Where
 * there are several, with the number of answers of each.
 */
export function saidOf(answerers: readonly Answerer[]): string {
  const [only, other] = answerers;
  if (only === undefined) return 'nothing: no call was answered';
  if (other === undefined) return answererWords(only);
  return answerers
    .map((one) => `${answererWords(one)} (${amount(one.answers, 'answer', 'answers')})`)
    .join(', and ');
}

function answererWords({ who, host, recordings }: Answerer): string {
  if (recordings === null) {
    if (who === 'simulator') return 'the simulator';
    return isOwnMachine(host) ? `an API on this machine at ${host}, live` : `the account at ${host}, live`;
  }
  const { files, from, to } = recordings;
  const of =
    who === 'simulator' ? 'the simulator' : host === null ? 'a live account' : `a live account at ${host}`;
  const made = from === to ? `made on ${from}` : `made from ${from} to ${to}`;
  return `${amount(files, 'recording', 'recordings')} of ${of}, ${made}`;
}

/** What follows from it, one sentence for each kind of answerer. */
export function whatItShows(answerers: readonly Answerer[]): string {
  const all = answerers.reduce((sum, { answers }) => sum + answers, 0);
  const simulated = answerers
    .filter(({ who }) => who === 'simulator')
    .reduce((sum, { answers }) => sum + answers, 0);
  const accounts = answerers.filter(({ who }) => who === 'account');
  const sentences: [boolean, string][] = [
    [all === 0, 'No call was answered, so nothing is said of any API.'],
    [
      all > 0 && simulated === all,
      'The simulator is a part of this project: this proves the suite, not QTickets.',
    ],
    [
      simulated > 0 && simulated < all,
      `The simulator is a part of this project: its ${simulated} of ${all} answers prove the suite, not QTickets.`,
    ],
    [
      accounts.some(({ recordings, host }) => recordings === null && !isOwnMachine(host)),
      'The account was asked during this run.',
    ],
    [
      accounts.some(({ recordings, host }) => recordings === null && isOwnMachine(host)),
      'An API on this machine was asked during this run: it need not be QTickets.',
    ],
    [
      accounts.some(({ recordings }) => recordings !== null),
      'Recordings show how the account answered when they were made, not how it answers now.',
    ],
  ];
  return sentences
    .filter(([holds]) => holds)
    .map(([, sentence]) => sentence)
    .join(' ');
}

function isOwnMachine(host: string | null): boolean {
  return host !== null && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(host);
}
