import { idsIn } from '../document/entry-ids.ts';
import type { Statement } from '../document/lint-document.ts';
import type { IdsFact } from './fact.ts';
import { spotOf } from './spot-of.ts';
import { isAboutEarlier, saysNotRun } from './wording.ts';

const NONEXISTENT =
  /(?:do|does|did)(?:n[’']t| not) exist|\bnonexistent|\bnot (?:present|found|included|contained|listed|defined) in\b|\b(?:is|are) not in\b|\bno such (?:test|entr)|absent from|не существу|(?:нет|отсутству\S*) в (?:специф|докум|файл)/i;
// What an answer says is not there: `came 404: an HTML page, so the route does not exist`.
const OF_NO_ENTRY =
  /\b(?:routes?|endpoints?|resources?|pages?|methods?|hosts?|files?|tables?|columns?|orders?|events?|shows?)\s+(?:do|does|did)(?:n[’']t| not) exist|(?<!\p{L})(?:маршрут|ресурс|страниц|метод|файл|таблиц|столб|заказ|событи|мероприяти)\p{L}*\s+не существу/iu;
const RUN = /\b(?:executed|ran|were run|was run|tested|covered)\b|выполнен|прогнан|запущен/i;
/** Words before what is left out of what is said. */
export const BUT =
  /\b(?:beyond|except|other than|apart from|excluding|besides|save)\b|кроме|помимо|за исключением/i;
const SKIPPED = /^(?:\S+\s+){0,2}skipped\b|пропущен/i;
const SCOPE =
  /^(?:audit |test )?(?:scope|profile|in scope|entries in scope|tests? planned|planned tests?|охват|состав|профиль|запланирован\S*)(?:\s+\S+){0,2}$/i;
const PLAN =
  /^(?:\d+[.)]\s*)?(?:execute|run|complete|expand|add|write|verify|implement|выполнить|запустить|добавить)\b/i;

/** Ids that a statement calls executed, not executed, skipped or not in the spec document, sentence by sentence. */
export function idLists(statement: Statement, letters: boolean): IdsFact[] {
  if (statement.section === 'warehouse' || statement.section === 'title' || statement.origin === 'heading')
    return [];
  if (statement.box === 'open' || statement.box === 'odd') return [];
  const { text } = statement;
  const sentences = text.split(/(?<=[.;])\s+(?=\p{Lu})|(?<=(?:\p{L}{3}|[)\]%])[.;])\s+(?=\d)/u);
  return sentences.flatMap((sentence) => {
    const role = roleOf(statement, sentence, sentences.length === 1);
    if (role === null) return [];
    const said = role === 'missing' ? (sentence.split(BUT)[0] ?? '') : sentence;
    const { ids } = idsIn(said.replace(/^[^:]*?\d\.\d+[^:]*:\s+(?=.*\d\.\d)/, ''), letters);
    return ids.length === 0 ? [] : [{ ...spotOf(statement), kind: 'ids' as const, value: ids, role }];
  });
}

function roleOf(statement: Statement, sentence: string, alone: boolean): IdsFact['role'] | null {
  if (NONEXISTENT.test(sentence) && !OF_NO_ENTRY.test(sentence)) return 'nonexistent';
  if (SCOPE.test(statement.label ?? '')) return 'scope';
  if (isAboutEarlier(statement)) return null;
  // A line that gives several tests a status each says of one of them that it did not run.
  if ((sentence.match(/\b[2-5]\d\d\b/g) ?? []).length > 2) return null;
  if (saysNotRun(sentence)) return 'missing';
  // A sentence with a status speaks of an answer: "missing order (7.2): 404".
  if (/\b[2-5]\d\d\b/.test(sentence)) return null;
  if (SKIPPED.test(sentence)) return 'skipped';
  if (PLAN.test(sentence)) return null;
  if (RUN.test(sentence)) return 'run';
  if (!alone) return null;
  const above =
    statement.lead !== '' ? statement.lead : (statement.headings.at(-1) ?? statement.sectionTitle);
  if (statement.origin !== 'paragraph' && saysNotRun(above)) return 'missing';
  if (statement.origin === 'row' && statement.headings.some(saysNotRun)) return 'missing';
  return null;
}
