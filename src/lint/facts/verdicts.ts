import type { VerdictStatus } from '../../model/audit-run.ts';
import type { Statement } from '../document/lint-document.ts';
import { isInSummary } from '../document/section-kind.ts';
import type { VerdictFact } from './fact.ts';
import { spotOf } from './spot-of.ts';
import { isAboutEarlier } from './wording.ts';

const WORDS: readonly (readonly [VerdictStatus, RegExp])[] = [
  ['INCOMPLETE', /^incomplete\b|\binterrupted\b|прерван|не заверш/i],
  [
    'NOT READY',
    /\bnot\s+(?:yet\s+)?(?:production[- ])?ready\b|\bno[- ]go\b|\brejected\b|\bnot accepted\b|не принят|^fail(?:ed)?\b|^red\b|^красн|не\s+готов|отклон|провал/i,
  ],
  [
    'CONDITIONAL',
    /condition|with (?:\w+ ){0,3}(?:issues|defects|failures|deviations|limitations|reservations|remarks|findings|notes|comments|restrictions|exceptions|caveats)|[,;(–—-]\s*(?:\w+ ){0,2}(?:remarks?|reservations?|limitations?|restrictions?|caveats?|conditions?)\b|с (?:\S+ ){0,2}(?:известн|отклонени|дефект|проблем|замечани|ограничени|исключени)|[,;(–—-]\s*(?:\S+ ){0,2}(?:замечани|оговорк|ограничени)\p{L}*|\bpartial(?:ly)?\b|услов|с оговорк|частично/iu,
  ],
  [
    'READY',
    /\bready\b|\bapproved\b|^accept(?:ed)?\b|^принят|^pass(?:ed)?\b|^green\b|^зел[её]н|^go\b|готов|одобрен|пройден/i,
  ],
];
const LABEL =
  /^(?:(?:overall|final|current|production|audit|report|project|system|deployment|release|общий|итоговый|текущий)\s+)*(?:status|verdict|readiness|assessment|result|decision|recommendation|статус|вердикт|готовность|итог|результат|решение|рекомендация)(?:\s+(?:assessment|status|level|аудита|прогона|проекта|системы))?$/i;
// `Ready for production: no`.
const ASKS =
  /^(?:production[- ]ready|ready for (?:production|release|deployment|use)|готов\p{L}* к (?:production|продакшен\p{L}*|релизу|эксплуатации|использованию))\??$/iu;
// `GO/NO-GO: GO` names both, and says one.
const ASKS_GO = /^[^\p{L}]*go\s?\/\s?no[- ]?go(?:\s\p{L}+)?[\s*]*(?:[:–—-]|$)/iu;
const YES = /^[^\p{L}]*(?:yes|да)(?!\p{L})/iu;
const NO = /^[^\p{L}]*(?:no|not yet|нет)(?!\p{L})/iu;
/** What follows names of whom the verdict is said, and is not a part of it. */
const SAID_OF = /,? (?:said of |сказано о следующем: )/i;
const HEADING =
  /readiness|verdict|status|sign-?off|approval|decision|готовност|вердикт|статус|решение|согласовани/i;
// A sentence that says of the whole that it is, or is not, ready for production.
const SENTENCE =
  /^(?:the|this|our|your|overall|итого|в целом|данн\S*|систем\S*|сервис|интеграци\S*|апи|api|мы|we)\b.*?\b(?:is|are)\s+(?:(?:now|fully|completely)\s+|(?:\w+\s){1,2}and\s+)*(not (?:yet )?)?(?:production[- ]ready|ready (?:for|to go to|to go into) (?:production|release|launch)|approved for (?:production|release))|^\W{0,4}(?:production[- ]ready|ready for (?:production|release))(?: (?:deployment|use|release))?\W{0,3}$|^[^.;:]{0,60}?(не\s+)?готов\S{0,2}\s+к\s+(?:использован|внедрен|деплою|развертыван|продакшен|продуктивн|production|релиз|выпуск|эксплуатац|промышлен)/i;
const BARE_READY = /^[^\p{L}]*(?:production[- ]ready|ready for (?:production|release))[^\p{L}]*$/iu;
// `The decision of this gate is NO-GO until it is fixed.`
const DECISION =
  /^(?:the|our|this) (?:decision|verdict|recommendation)(?: of (?:this|the) \p{L}+)? (?:is|remains)(?: therefore| still)? ((?:no[- ]?go|go|not ready|ready|rejected|approved)(?![\p{L}-]))/iu;
const IF =
  /\b(?:if|when|once|after|would|will|should|could|unless|as soon as|almost|nearly|before|subject to|provided|pending)\b|(?<!\p{L})(?:с уч[её]том|если|когда|после|будет|почти|станет|чтобы|при условии)(?!\p{L})/iu;
// Ready for something less than production.
const READY_FOR_LESS =
  /\b(?:ready|approved)\s+(?:for|to)\s+(?:(?:a|the|be|next|stage|phase)\s+)*(?!production|release|deploy|prod\b|use\b|go)\S+|готов\S*\s+к\s+(?!прод(?:акшен|у?(?!\p{L}))|релиз|выпуск|эксплуатац|запуск|промышлен|внедрен|работе|использован|деплою|развертыван|продуктивн|production)\S+/iu;
// `PASSED ENDPOINTS (12)` is the heading of those.
const OF_SOME = /^[^\p{L}]*(?:pass|fail|accept|reject)(?:ed|ing)?\s+\p{L}|\(\d+\)/iu;
const OVERALL =
  /overall|final|current|production|audit|report|readiness|verdict|общий|итог|текущий|вердикт|готовность/i;
const SECTIONS = ['title', 'summary', 'conclusions', 'final', 'footer', 'other'];

/** The verdict that a statement gives: a labelled status, or a bare one below a heading that asks for it. */
export function verdicts(statement: Statement): VerdictFact[] {
  const { section, label, value, text, box } = statement;
  if (!SECTIONS.includes(section) || isAboutEarlier(statement)) return [];
  // A tick in the conclusions may say it in a sentence; elsewhere it is of a step.
  if (box !== null && !(box === 'done' && inSentence(statement) === 'READY' && isInSummary(statement)))
    return [];
  const [bare = ''] = (text.split(SAID_OF)[0] ?? '').split(/(?<=\p{Lu}{2})[.!]\s/u);
  const says = label !== null && LABEL.test(label) ? value : isBare(statement, bare) ? bare : null;
  if (statement.nested || (label !== null && isOfOneTest(statement, label))) return [];
  if (label !== null && ASKS.test(label)) {
    const answer = YES.test(value) ? 'READY' : NO.test(value) ? 'NOT READY' : null;
    return answer === null ? [] : [{ ...spotOf(statement), kind: 'verdict', value: answer }];
  }
  const status = says === null ? (inSentence(statement) ?? decided(statement)) : verdictIn(says);
  return status === null ? [] : [{ ...spotOf(statement), kind: 'verdict', value: status }];
}

// Only what is said without a condition, and of nothing smaller.
function inSentence(statement: Statement): VerdictStatus | null {
  const { text, origin, section, label, value } = statement;
  if (!['paragraph', 'item'].includes(origin) || section === 'title') return null;
  // A sentence that leads to a list is no label.
  if (label !== null && value !== '') return null;
  const said = DECISION.exec(text)?.[1];
  if (said !== undefined) return verdictIn(said);
  const [sentence = ''] = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  const found = SENTENCE.exec(sentence);
  if (found === null) return null;
  // `- Production-ready` among what speaks for an option.
  const heading = statement.headings.at(-1);
  const isOfPart = heading === undefined ? !isInSummary(statement) : !HEADING.test(heading);
  if (origin === 'item' && isOfPart && BARE_READY.test(sentence)) return null;
  if ((found[1] ?? found[2]) !== undefined) return 'NOT READY';
  return IF.test(sentence) ? null : 'READY';
}

// `Не принято, нужна повторная проверка.` right below the heading of a decision.
function decided({ origin, headings, sectionTitle, text, label }: Statement): VerdictStatus | null {
  if (origin !== 'paragraph' || label !== null || !HEADING.test(headings.at(-1) ?? sectionTitle)) return null;
  const [clause = ''] = text.split(/[,.;—–]/);
  return clause.trim().split(/\s+/).length > 3 ? null : verdictIn(clause);
}

/** The verdict that words stand for; null when they give none. */
export function verdictIn(words: string): VerdictStatus | null {
  // Brackets hold remarks, such as the verdict of an earlier run.
  const [status = ''] = words.split(SAID_OF);
  const plain = status
    .replace(ASKS_GO, '')
    .replaceAll(/\([^()]*\)/g, '')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  if (READY_FOR_LESS.test(plain) && !/\bnot\s|(?<!\p{L})не\s/iu.test(plain)) return null;
  return WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

// `Status: passed` below the heading of a test is of that test, and in a section of its own of what the section is about.
function isOfOneTest({ section, headings, text }: Statement, label: string): boolean {
  if (OVERALL.test(label) || headings.some((heading) => OVERALL.test(heading))) return false;
  if (headings.length > 0 && !['final', 'conclusions'].includes(section)) return true;
  return section === 'other' && /\b(?:pass|fail)(?:ed)?\b|пройден|провал/i.test(text);
}

// In capitals, and short: a sentence about readiness is not a verdict.
function isBare({ origin, headings, sectionTitle }: Statement, text: string): boolean {
  const words = text.replace(/[^\p{L}\s]/gu, '').trim();
  if (words === '' || words.split(/\s+/).length > 8) return false;
  const capitals = words === words.toUpperCase();
  if (origin === 'heading') return capitals && !OF_SOME.test(text);
  return capitals && HEADING.test(headings.at(-1) ?? sectionTitle) && origin === 'paragraph';
}
