import { addTo } from '../common/group-by.ts';
import type { Answerer, AnswerSource } from '../model/answered-by.ts';
import type { FiledEvidence } from '../model/evidence.ts';

/**
 * Who answered the calls of a run, and how often: counted over every call that was answered, whatever it was made for. An
 * account before the simulator, what was asked itself before recordings of it. [] when nothing was answered.
 */
export function answerersOf(evidence: readonly Pick<FiledEvidence, 'exchanges'>[]): Answerer[] {
  const groups = new Map<string, AnswerSource[]>();
  for (const { answeredBy } of evidence.flatMap(({ exchanges }) => exchanges)) {
    if (answeredBy === null) continue;
    const { who, host, recordings } = answererOf([answeredBy]);
    const key = JSON.stringify([who, recordings !== null, host ?? '']);
    addTo(groups, key, answeredBy);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sources]) => answererOf(sources));
}

function answererOf(sources: readonly AnswerSource[]): Answerer {
  const [first] = sources;
  const recorded = sources.filter((source) => source.by === 'recording');
  const days = recorded.map(({ recordedAt }) => recordedAt.slice(0, 10)).sort();
  const [from, to] = [days[0], days.at(-1)];
  const account = first?.by === 'live' || (first?.by === 'recording' && first.of === 'live');
  return {
    who: account ? 'account' : 'simulator',
    host: account ? first.host : null,
    answers: sources.length,
    recordings:
      from === undefined || to === undefined
        ? null
        : { files: new Set(recorded.map(({ file }) => file)).size, from, to },
  };
}
