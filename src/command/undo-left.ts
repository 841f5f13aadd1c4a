import { clockFrom } from '../common/clock.ts';
import { plainTranslatorOf } from '../documents/messages/translator.ts';
import { liveSettings } from '../live/live-settings.ts';
import { AuditError } from '../model/errors.ts';
import type { AuditOptions } from '../model/plan.ts';
import { readDocuments } from '../spec/read-documents.ts';
import { auditMasker } from './audit-masker.ts';
import { DOT_ENV, loadDotEnv } from './dot-env.ts';
import { LEFT_ON_ACCOUNT } from './exit-code.ts';
import { leftByOthers, leftLines, settleAccount } from './settle-account.ts';

/**
 * `npm run audit -- --undo-left`: undoes what earlier runs left on the account, with the settings and under the guard of a live
 * run, and says of each write what became of it. Gives 0 when nothing is left, else 3. Throws LIVE_SETTINGS, also for what was left on
 * another API than that of the settings.
 */
export async function undoLeft(
  options: AuditOptions,
  env: NodeJS.ProcessEnv,
  say: (text: string) => void,
): Promise<number> {
  const { say: words, told } = plainTranslatorOf(options.lang);
  const found = leftByOthers(options.out);
  if (found.length === 0) {
    say(`${words('undo.none', { folder: options.out })}\n`);
    return 0;
  }
  loadDotEnv(DOT_ENV, env);
  const settings = liveSettings(env);
  const masker = auditMasker(env);
  let left = 0;
  for (const { journal, left: known } of found) {
    const { run, rest, partners } = journal.head;
    if (rest !== settings.rest || partners !== settings.partners)
      throw new AuditError(
        'LIVE_SETTINGS',
        `${run} left writes at ${partners}, and the settings name ${settings.partners}`,
        'Set QTICKETS_BASE_URL and QTICKETS_PARTNERS_BASE_URL to those of that run, or name another folder with --out.',
      );
    const { spec } = readDocuments(options);
    const clock = clockFrom(env);
    const settling = { env, clock, commonHeaders: spec.commonHeaders, hurried: false };
    const facts = await settleAccount(journal.file, settling);
    left += facts.left.length;
    const lines = [
      words('undo.run', {
        run,
        undone: facts.undone.length,
        left: facts.left.length,
        gone: known.length - facts.undone.length - facts.left.length,
      }),
      ...facts.undone.map(({ id, what }) => `  ${words('undo.undone', { write: `${id}: ${told(what)}` })}`),
      ...leftLines(facts.left, options.lang),
    ];
    say(masker.maskText(`${lines.join('\n')}\n`));
  }
  return left === 0 ? 0 : LEFT_ON_ACCOUNT;
}
