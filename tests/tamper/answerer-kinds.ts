import type { Answerer } from '../../src/model/answered-by.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { prettyJson } from '../../src/report/pretty-json.ts';
import type { Kind } from './kind.ts';
import { eventsOf, type Files, sealed, textOf, withEvents, withResponse } from './seal-again.ts';

/** Alterations of who answered: the most useful lie about a run of recordings. */
export const answererKinds: readonly Kind[] = [
  {
    name: 'of whom the verdict is said, in every file but the evidence',
    times: 6,
    alter: (files, random) => {
      const host = random.oneOf(['qtickets.ru', 'api.example.com']);
      const live = (answers: number): Answerer => ({ who: 'account', host, answers, recordings: null });
      const told = retold(
        files,
        live,
        `the account at ${host}, live`,
        'The account was asked during this run.',
      );
      return { files: sealed(told), what: host };
    },
  },
  {
    name: 'recordings of the simulator told as those of an account, the evidence and every sum made anew',
    times: 2,
    alter: (files) => {
      const host = 'qtickets.ru';
      let changed = files;
      for (const path of files.keys()) {
        if (!path.startsWith('artifacts/qtickets_responses/')) continue;
        const content = JSON.parse(textOf(files, path)) as { exchanges: JsonObject[] };
        for (const exchange of content.exchanges) ofAccount(exchange, host);
        changed = withResponse(changed, path, content as unknown as JsonValue);
      }
      const events = eventsOf(changed);
      for (const event of events) ofAccount(event, host);
      changed = withEvents(changed, events);
      const [before] = answerersIn(files);
      if (before?.recordings == null) return null;
      const { files: count, from, to } = before.recordings;
      const made = from === to ? `on ${from}` : `from ${from} to ${to}`;
      const told = retold(
        changed,
        () => ({ ...before, who: 'account', host }),
        `${count} recordings of a live account at ${host}, made ${made}`,
        'Recordings show how the account answered when they were made, not how it answers now.',
      );
      return { files: sealed(told), what: `${count} recordings` };
    },
    onlyByKey: true,
  },
];

function ofAccount(exchange: JsonObject, host: string): void {
  const source = exchange['answeredBy'];
  if (typeof source === 'object' && source !== null) Object.assign(source, { of: 'live', host });
}

/** The documents with another answerer, in every place that names one. */
function retold(files: Files, answerer: (answers: number) => Answerer, saidOf: string, shows: string): Files {
  const audit = JSON.parse(textOf(files, 'audit.json')) as {
    run: { answeredBy: Answerer[] };
    verdict: { saidOf: string };
  };
  const before = audit.verdict.saidOf;
  const answers = audit.run.answeredBy.reduce((sum, one) => sum + one.answers, 0);
  audit.run.answeredBy = [answerer(answers)];
  const changed = new Map(files).set('audit.json', Buffer.from(prettyJson(audit), 'utf8'));
  for (const path of files.keys()) {
    if (!/^(?:audit\.json|ctrf\.json|junit\.xml|qtickets_audit_.*\.(?:md|html))$/.test(path)) continue;
    const text = textOf(changed, path)
      .replaceAll(before, saidOf)
      .replace('The simulator is a part of this project: this proves the suite, not QTickets.', shows);
    changed.set(path, Buffer.from(text, 'utf8'));
  }
  return changed;
}

function answerersIn(files: Files): Answerer[] {
  const audit = JSON.parse(textOf(files, 'audit.json')) as { run: { answeredBy: Answerer[] } };
  return audit.run.answeredBy;
}
