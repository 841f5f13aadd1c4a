import type { Answerer, AnswerSource } from '../../model/answered-by.ts';
import { type RunLog, ranScenarios } from '../log/run-log.ts';
import { counted } from './words.ts';

/** Kinds of answerers in the order of audit.json. */
const KINDS = ['live', 'recording of live', 'simulator', 'recording of simulator'];

/** Who answered the calls of the run, from what the log says of each answer. */
export function deriveAnswerers(log: RunLog): Answerer[] {
  const sources = ranScenarios(log)
    .flatMap(({ exchanges }) => exchanges)
    .flatMap(({ answeredBy }) => answeredBy ?? []);
  return KINDS.flatMap((kind) => {
    const own = sources.filter((source) => kindOf(source) === kind);
    const hosts = [...new Set(own.map(hostOf))].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
    return hosts.map((host): Answerer => {
      const answers = own.filter((source) => hostOf(source) === host);
      return {
        who: kind.endsWith('live') ? 'account' : 'simulator',
        host,
        answers: answers.length,
        recordings: recordingsOf(answers),
      };
    });
  });
}

function kindOf(source: AnswerSource): string {
  return source.by === 'recording' ? `recording of ${source.of}` : source.by;
}

function hostOf(source: AnswerSource): string | null {
  return kindOf(source).endsWith('live') && source.by !== 'simulator' ? source.host : null;
}

function recordingsOf(sources: readonly AnswerSource[]): Answerer['recordings'] {
  const files = new Set<string>();
  const days: string[] = [];
  for (const source of sources) {
    if (source.by !== 'recording') return null;
    files.add(source.file);
    days.push(source.recordedAt.split('T')[0] ?? '');
  }
  const [from = '', to = from] = [days.reduce(least), days.reduce(most)];
  return { files: files.size, from, to };
}

const least = (a: string, b: string) => (b < a ? b : a);
const most = (a: string, b: string) => (b > a ? b : a);

/** The words in which the documents say it. */
export function answererPhrase(answerers: readonly Answerer[]): string {
  if (answerers.length === 0) return 'nothing: no call was answered';
  const phrases = answerers.map(phraseOf);
  if (phrases.length === 1) return phrases.join('');
  return phrases
    .map((phrase, index) => `${phrase} (${counted(answerers[index]?.answers ?? 0, 'answer', 'answers')})`)
    .join(', and ');
}

function phraseOf({ who, host, recordings }: Answerer): string {
  if (recordings !== null) {
    const { files, from, to } = recordings;
    const account = host === null ? 'a live account' : `a live account at ${host}`;
    const made = from === to ? `on ${from}` : `from ${from} to ${to}`;
    const source = who === 'simulator' ? 'the simulator' : account;
    return `${counted(files, 'recording', 'recordings')} of ${source}, made ${made}`;
  }
  if (who === 'simulator') return 'the simulator';
  return `${isLoopback(host) ? 'an API on this machine' : 'the account'} at ${host}, live`;
}

function isLoopback(host: string | null): boolean {
  const name = (host ?? '').replace(/:\d+$/, '');
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d+){3}$/.test(name);
}
