import { CUT_HEADER } from '../contract/check-context.ts';
import { type JudgeTools, judgeRecordings } from '../contract/judge-recordings.ts';
import type { CaseScenario } from '../model/case.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { PlannedEntry } from '../model/plan.ts';
import type { Recording } from '../targets/recording.ts';

/** Of which scenario recordings are, and how many items are wanted. */
export interface CutRequest extends JudgeTools {
  planned: PlannedEntry;
  scenario: CaseScenario;
  items: number;
  /** True where a case that is recorded with it reads its answer. */
  isRead: boolean;
}

/** Members of an answer that are lists of what was asked for. */
const LISTS = ['data', 'result'] as const;

/**
 * The recordings with the list of the scenario's own answer cut, to `items` or to as many more as its checks need: with what is kept, each
 * has to end as with all of it. The answer then says so in a header. A list that another case reads is not cut.
 */
export async function cutRecordings(
  recordings: readonly Recording[],
  { planned, scenario, items, isRead, ...tools }: CutRequest,
): Promise<readonly Recording[]> {
  const place = (scenario.setup ?? []).length;
  const own = recordings[place];
  if (isRead || own === undefined || planned.case.needs.length > 0) return recordings;
  const name = LISTS.find((key) => isJsonObject(own.response) && Array.isArray(own.response[key]));
  if (name === undefined || !isJsonObject(own.response)) return recordings;
  const whole = own.response[name] as JsonValue[];
  const wanted = await judgeRecordings(recordings, tools, planned, scenario);
  for (let kept = items; kept < whole.length; kept *= 2) {
    const cut = {
      ...own,
      response: { ...own.response, [name]: whole.slice(0, kept) },
      rawHeaders: { ...own.rawHeaders, [CUT_HEADER]: `${name} ${kept} of ${whole.length}` },
    };
    const tried = recordings.with(place, cut);
    if ((await judgeRecordings(tried, tools, planned, scenario)) === wanted) return tried;
  }
  return recordings;
}
