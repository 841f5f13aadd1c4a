import { itemsAt, type Located, valueAt } from '../../common/items-path.ts';
import { instantText, moscowWallTime, parseMoment } from '../../common/moment.ts';
import type { JsonValue } from '../../model/json.ts';
import type { EchoField, RuleSpec } from '../../model/rule.ts';
import { type CheckContext, listOf, shown, shownAt } from '../check-context.ts';

type Of<K extends RuleSpec['rule']> = Extract<RuleSpec, { rule: K }>;

/** The fields sent come back. Both sides are compared masked: a replayed answer holds masks, the request does not. */
export function echo({ object, fields }: Of<'echo'>, context: CheckContext): string[] {
  const [answer] = itemsAt(context.masked, object);
  if (answer === undefined) return [`${object}: expected the object that was sent, came nothing`];
  return echoProblems(fields, context.maskedRequestBody ?? {}, answer, context);
}

/** One answer per item sent, in the order sent, with the fields sent. */
export function answerPerItem(
  { sent, answers, echo: fields }: Of<'answerPerItem'>,
  context: CheckContext,
): string[] {
  const items = itemsAt(context.maskedRequestBody ?? {}, sent);
  const came = itemsAt(context.masked, answers);
  if (came.length !== items.length)
    return [`${listOf(answers)}: expected ${items.length} answers, one per item sent, came ${came.length}`];
  return came.flatMap((answer, index) => echoProblems(fields, items[index]?.value ?? null, answer, context));
}

/** The answer's time is the same instant as the one sent; the API may write it with another offset. */
export function sameInstant({ sent, came }: Of<'sameInstant'>, context: CheckContext): string[] {
  return compareTimes(sent, came, context, 'instant', instantText);
}

/** The answer's time lies on the day sent, in Moscow, the zone in which QTickets writes its times. */
export function sameDay({ sent, came }: Of<'sameDay'>, context: CheckContext): string[] {
  return compareTimes(sent, came, context, 'day', moscowDay);
}

function compareTimes(
  sentPath: string,
  camePath: string,
  context: CheckContext,
  what: string,
  form: (text: string) => string,
): string[] {
  const sent = itemsAt(context.requestBody ?? {}, sentPath);
  const came = itemsAt(context.body, camePath);
  if (sent.length !== came.length || sent.length === 0)
    return [`${camePath}: expected ${sent.length} times, as sent, came ${came.length}`];
  return came
    .filter(({ value }, index) => form(String(value)) !== form(String(sent[index]?.value)))
    .map(({ pointer }) => `${pointer}: expected the ${what} sent, came ${shownAt(context.masked, pointer)}`);
}

// A date without a time is that day already; what is no time is nothing but itself.
function moscowDay(text: string): string {
  const moment = parseMoment(text);
  return moment === undefined ? text : moscowWallTime(moment.seconds).slice(0, 10);
}

// Ids compare as text: QTickets sends the id of a ticket as text in one answer and as a number in another.
function echoProblems(
  fields: readonly EchoField[],
  sent: JsonValue,
  answer: Located,
  { masked }: CheckContext,
): string[] {
  return fields.flatMap((field) => {
    const names = typeof field === 'string' ? { sent: field, came: field } : field;
    const wanted = valueAt(sent, names.sent);
    const place = `${answer.pointer}/${names.came.replaceAll('.', '/')}`;
    return String(valueAt(answer.value, names.came)) === String(wanted)
      ? []
      : [`${place}: expected ${shown(wanted)}, as sent, came ${shownAt(masked, place)}`];
  });
}
