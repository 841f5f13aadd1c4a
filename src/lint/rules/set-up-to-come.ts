import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { CodeLine, LintDocument, Sentence, Spot } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { standsInThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

type Place = Spot & { text: string };

const NEXT_STEPS =
  /\b(?:next steps?|remaining (?:steps|work|tasks)|still to (?:do|be done)|to ?do)\b|(?<!\p{L})(?:(?:следующ|дальнейш|последующ|оставши)\p{L}* (?:шаг|действи|задач)\p{L}*|что осталось)/iu;
const READY = /^\W*(?:what is (?:fully )?ready|ready|что (?:полностью |уже )?готово|готово)\W*$/iu;
// Nothing stands behind the things but a remark in brackets: the alerts `of the second stand` may be others.
const THING = String.raw`\p{L}{4,30}(?:\s\([^()]{1,40}\))?`;
const THINGS = String.raw`(?<things>${THING}(?:(?:,|\sand|\sи)\s${THING}){0,3})`;
const TO_SET_UP = new RegExp(
  String.raw`^(?:[^–—:-]{1,40}\s?[–—:-]\s)?(?:set ?up|setting up|configure|enable|switch on|activate|настро(?:ить|йка)|включ(?:ить|ение)|подключ(?:ить|ение))\s(?:of\s|the\s)?${THINGS}\.?$`,
  'iu',
);
const SWITCHED_ON =
  /^(?:(?:enabled|configured|switched on|activated|set up|включен[оаы]?|включён|настроен[оаы]?|подключен[оаы]?|подключён)\s(?<one>\p{L}{4,30})|(?<other>\p{L}{4,30})\s(?:(?:is|are|was|were)\s)?(?:enabled|configured|switched on|activated|set up|включен[оаы]?|включён|настроен[оаы]?|подключен[оаы]?|подключён))(?:\s(?:for|to|every|на|по|кажд\p{L}*)\s[^.;]{1,40})?\.?$/iu;
const TICKED_THINGS = new RegExp(String.raw`^${THINGS}\.?$`, 'iu');
// What may be set up in many places, each time anew.
const OF_MANY =
  /^(?:access|data|test|environment|server|system|team|user|доступ|данн|тест|сред|систем|сервер|прав|пользовател)/u;
const NOT_RUNNING =
  /^(?<name>\p{L}[\p{L}\d-]*(?:\s[\p{L}\d-]+){1,3})\s(?:(?:is|are)\snot\s(?:yet\s)?(?:running|started|enabled|active|configured|set up)|(?:ещ[её]\s)?не\s(?:запущен|настроен|включен|активн)[аоы]?)\.?$/iu;
const WAYS = 2;
const DEPLOYMENT = /^(?:full )?deployment$|^(?:полное )?разв[её]ртывание$/iu;
const DEPLOYED =
  /\bfull deployment\b[^.;]{0,60}\b(?:carried out|completed?|performed|done)\b|\b(?:carried out|completed|performed) (?:the |a )?full deployment\b|(?<!\p{L})(?:выполнено|проведено|завершено) полное разв[её]ртывание(?!\p{L})|(?<!\p{L})полное разв[её]ртывание [^.;]{0,40}(?:выполнено|проведено|завершено)(?!\p{L})/iu;
const ELSEWHERE =
  /\b(?:staging|test|local(?:ly)?|dev(?:elopment)?|dry|rehears\p{L}*|script)\b|(?<!\p{L})(?:тестов\p{L}*|локальн\p{L}*|скрипт\p{L}*)/iu;
const DEPLOYS = /(?:^|[\s/])(?:full_)?deploy\p{L}*[\w.-]*/iu;

/** What is ticked, switched on, ready or deployed is not among the next steps, as what is to be set up for the first time. */
export function setUpToCome({ document }: RuleContext): LintFinding[] {
  const { sentences } = document;
  const isNext = ({ sectionTitle, headings }: Spot) =>
    [sectionTitle, ...headings].some((title) => NEXT_STEPS.test(title));
  const told = sentences.filter((one) => standsInThisRun(one) && one.box !== 'open' && !isNext(one));
  const next = sentences.filter(isNext);
  return [...setUp(told, next), ...notRunning(told), ...deployment(told, next, document)];
}

function setUp(told: readonly Sentence[], next: readonly Sentence[]): LintFinding[] {
  const steps = next.flatMap((step) => {
    const things = step.box === 'done' ? [] : thingsIn(TO_SET_UP.exec(step.text));
    return things.map((thing) => ({ step, thing }));
  });
  if (steps.length === 0) return [];
  const seen = new Set<Sentence>();
  return told.flatMap((one) => {
    const { groups } = SWITCHED_ON.exec(one.text) ?? {};
    const named = groups?.['one'] ?? groups?.['other'];
    const things =
      named !== undefined
        ? stemsOf(named)
        : one.box === 'done' && one.origin !== 'heading'
          ? thingsIn(TICKED_THINGS.exec(one.text))
          : [];
    const open = steps.find(({ thing, step }) => !seen.has(step) && things.some((own) => areKin(own, thing)));
    if (open === undefined) return [];
    seen.add(open.step);
    return [report(one, open.step)];
  });
}

function thingsIn(found: RegExpExecArray | null): string[] {
  const things = found?.groups?.['things']?.replaceAll(/\s\([^()]*\)/g, '') ?? '';
  return stemsOf(things).filter((stem) => !OF_MANY.test(stem));
}

// An item of what is ready, and its name where something is said not to run.
function notRunning(told: readonly Sentence[]): LintFinding[] {
  const ready = told.filter(
    (one) => one.origin === 'item' && READY.test(one.headings.at(-1) ?? one.sectionTitle),
  );
  if (ready.length === 0) return [];
  return told.flatMap((one) => {
    const name = stemsOf(NOT_RUNNING.exec(one.value)?.groups?.['name'] ?? '');
    const item = ready.find(({ text }) => {
      const words = stemsOf(text);
      return words.length <= name.length + WAYS && name.every((word) => words.includes(word));
    });
    return name.length < 2 || item === undefined || areOfOnePart(one, item) ? [] : [report(item, one)];
  });
}

// `Deployment` as a step of its own, with the command that still has to be given.
function deployment(
  told: readonly Sentence[],
  next: readonly Sentence[],
  { code }: LintDocument,
): LintFinding[] {
  const claim = told.find(({ text }) => DEPLOYED.test(text) && !ELSEWHERE.test(text));
  const step = next.find(
    ({ text, origin }) => origin === 'heading' && DEPLOYMENT.test(text.replace(/^[\d.\s)]+/, '')),
  );
  if (claim === undefined || step === undefined) return [];
  const command = code.find((line: CodeLine) => areOfOnePart(line, step) && DEPLOYS.test(line.text));
  return command === undefined ? [] : [report(claim, { ...command, text: command.text.trim() })];
}

function report(done: Place, open: Place): LintFinding {
  return finding(
    'tick-not-earned',
    [done, done.text],
    [open, open.text],
    `Line ${done.line} says "${done.text}", but line ${open.line} still has "${open.text}".`,
    'medium',
  );
}
