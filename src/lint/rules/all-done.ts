import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { countOf, type RuleContext } from './context.ts';
import { isAccounted } from './rest-adds-up.ts';

const ALL_RAN =
  /^(?:all|every|все|кажд\p{L}+)\s+(?:the\s+)?(?:(?:planned|mandatory|required|specified|documented|запланированн\p{L}*|обязательн\p{L}*|предусмотренн\p{L}*)\s+)?(?:tests?|test cases|entries|requests|тест\p{L}*|запрос\p{L}*)\s+(?:(?:is|are|was|were|have been|has been|был\p{L}*)\s+)?(?:executed|run|completed|performed|выполнен\p{L}*|запущен\p{L}*|проведен\p{L}*)(?:\s+(?:successfully|успешно))?$/iu;

/** "All planned tests were executed" must not stand beside tests that were not. */
export function allDone(context: RuleContext): LintFinding[] {
  const [executed, specified, missing] = (['executed', 'specified', 'notExecuted'] as const).map((concept) =>
    countOf(context, concept),
  );
  const lost = (specified?.value ?? 0) - (executed?.value ?? 0);
  const fewer = executed !== undefined && specified !== undefined && lost > 0 && !isAccounted(context, lost);
  const against = missing !== undefined && missing.value > 0 ? missing : fewer ? executed : undefined;
  if (against === undefined) return [];
  return context.document.statements.flatMap((statement) => {
    const { text, origin, box, line } = statement;
    if (!['paragraph', 'item'].includes(origin) || box !== null || isElsewhere(statement)) return [];
    const said = text
      .split(/(?<=[.!?])\s+/)
      .find((sentence) => ALL_RAN.test(sentence.replace(/[.!]+$/, '').trim()));
    if (said === undefined || line === against.line) return [];
    return [
      finding(
        'part-and-whole',
        [statement, said],
        [against, against.value],
        `Line ${line} says "${said}", but line ${against.line} says "${against.text}".`,
      ),
    ];
  });
}
