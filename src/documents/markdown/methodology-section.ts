import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import type { PipelineFacts } from '../../model/pipeline.ts';
import { outsideProfile } from '../coverage-in-use.ts';
import { endWords } from '../loader-words.ts';
import type { Translator } from '../messages/translator.ts';
import { titledList } from '../titles.ts';
import { idList } from '../words.ts';
import { code, fact, fileLink, folded, heading, type Inline, list, paragraph, tableOr } from './nodes.ts';
import { accessWords } from './summary-section.ts';

/** Section 2: what was read, where it ran, how it judges, and what was not executed and why. */
export function methodologySection(run: AuditRun, words: Translator): RootContent[] {
  const { spec } = run;
  const { say, parts } = words;
  const outside = outsideProfile(run);
  return [
    heading(2, say('doc.2')),
    heading(3, say('meth.references')),
    list([
      fact(say('meth.spec'), parts('meth.specWords', { file: fileLink(spec.artifact, code(spec.file)) })),
      fact(say('meth.schemas'), say('meth.schemaWords', { count: run.schemas.length })),
      fact(say('meth.tool'), say('meth.version', { version: run.run.toolVersion })),
    ]),
    heading(3, say('meth.environment')),
    list(environment(run, words)),
    heading(3, say('method.notExecuted')),
    tableOr(
      [say('meth.reason'), say('meth.count'), say('meth.entries')],
      notExecutedRows(run, words),
      say(run.coverage.specified === 0 ? 'meth.noEntry' : 'meth.nothingLeft'),
    ),
    ...(outside.length === 0
      ? []
      : [paragraph(say('meth.outside', { ids: titledList(run, outside, say('none')) }))]),
    heading(3, say('meth.judges')),
    ...folded(say('meth.rules'), [list(method(run, words))]),
  ];
}

function environment(run: AuditRun, words: Translator): Inline[] {
  const { host, shards, reproducible } = run.run;
  const { say } = words;
  return [
    fact(say('meth.os'), host.os),
    fact('Node.js', host.node),
    fact('API', apiWords(run, words)),
    fact('ClickHouse', warehouseWords(run, words)),
    fact(say('method.loader'), loaderWords(run, words)),
    ...(run.loader === null ? [] : handedWords(run.loader, words)),
    ...(shards === null ? [] : [fact(say('method.shards'), shardWords(shards, words))]),
    fact(say('meth.clock'), say(reproducible ? 'meth.fixedClock' : 'meth.ownClock')),
  ];
}

function apiWords({ run, baseUrl }: AuditRun, { parts }: Translator): Inline {
  const url = code(baseUrl);
  const api =
    run.target === 'replay'
      ? parts('meth.replay', { url })
      : parts('meth.target', { target: run.target, url });
  return run.dataset === null ? api : parts<Inline>('meth.dataset', { api, dataset: run.dataset });
}

function warehouseWords({ warehouse, run }: AuditRun, { say, parts }: Translator): Inline {
  if (warehouse === null) return say('meth.noWarehouse', { clickhouse: run.host.clickhouse });
  const { engine, version, database, compatibility } = warehouse;
  const place = parts('method.warehouse', {
    engine: say(`engine.${engine}`),
    version,
    database: code(database),
  });
  return compatibility === ''
    ? place
    : parts('meth.compatibility', { warehouse: place, level: code(compatibility) });
}

function shardWords(
  { count, missing, warehouses }: NonNullable<AuditRun['run']['shards']>,
  { say }: Translator,
): string {
  const where = warehouses === 1 ? say('meth.oneWarehouse') : say('meth.warehouses', { count: warehouses });
  return say('meth.shards', { count, gone: missing.length, missing: missing.join(', '), where });
}

function loaderWords({ loader }: AuditRun, words: Translator): Inline {
  if (loader === null) return words.say('meth.ownLoader');
  const { command, calls, output } = loader;
  return words.parts('meth.loader', {
    command: code(command),
    end: endWords(words, loader),
    calls: calls.length,
    refused: calls.filter(({ status }) => status >= 400).length,
    cut: output.cut ? 'yes' : 'no',
    file: fileLink(output.path, code(output.path)),
  });
}

function handedWords({ environment, now }: PipelineFacts, { say }: Translator): Inline[] {
  const { set, replaced, withheld } = environment;
  return [
    fact(
      say('meth.handed'),
      say('meth.handedWords', {
        set: idList(set, say('none')),
        replaced: idList(replaced),
        withheld: idList(withheld),
      }),
    ),
    fact(say('meth.date'), say('meth.dateWords', { now })),
  ];
}

function method(run: AuditRun, words: Translator): Inline[] {
  const { say } = words;
  const { profile, routes } = run.run;
  return [
    say('meth.profile', { profile, access: accessWords(run, words), count: run.coverage.specified }),
    say(routes === 'documented' ? 'meth.documentedRoutes' : 'meth.specRoutes'),
    say('meth.passes'),
    say('meth.skips'),
    say('meth.classes'),
    say('meth.calls'),
    say('meth.answeredBy'),
    say('meth.final', { all: run.tables.every(({ final }) => final) ? 'yes' : 'no' }),
    ...(run.loader === null ? [] : [say('meth.loaderJudged')]),
    say('meth.masked'),
  ];
}

function notExecutedRows(run: AuditRun, { say, told }: Translator): Inline[][] {
  const { coverage, entries } = run;
  const reasons = new Map<string, string[]>();
  const add = (reason: string, id: string) => {
    const ids = reasons.get(reason) ?? [];
    if (!ids.includes(id)) ids.push(id);
    reasons.set(reason, ids);
  };
  for (const { id, scenarios } of entries) {
    for (const { skipReason, name } of scenarios) {
      if (skipReason === null) continue;
      const of = name === '' ? '' : ` (${name})`;
      add(say('meth.skipped', { name: of, reason: told(skipReason) }), id);
    }
  }
  for (const { id, reason } of coverage.notExecuted) add(told(reason), id);
  return [...reasons].map(([reason, ids]) => [reason, String(ids.length), titledList(run, ids, say('none'))]);
}
