import type { RootContent } from 'mdast';
import { sha256 } from '../../common/canonical-json.ts';
import { addTo } from '../../common/group-by.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { FileSum } from '../../model/evidence.ts';
import type { Translator } from '../messages/translator.ts';
import { code, fileLink, folded, type Inline, paragraph, table } from './nodes.ts';

/** The command whose output a folder's sum is of. */
const LISTED = 'find <folder> -maxdepth 1 -type f | LC_ALL=C sort | xargs sha256sum';

/** The end of the document: the sums of all files, where nobody has to read past them. */
export function sumsSection(
  run: AuditRun,
  files: readonly FileSum[],
  { say, parts }: Translator,
): RootContent[] {
  const folders = schemaFolders(run);
  return [
    ...folded(say('end.sums', { count: files.length }), [
      table(
        [say('files.file'), say('files.bytes'), 'SHA-256'],
        files.map(({ path, bytes, sha256: sum }) => [fileLink(path, code(path)), String(bytes), code(sum)]),
      ),
      paragraph(say('end.outside')),
    ]),
    ...(folders.length === 0
      ? []
      : folded(say('end.folders', { count: run.schemas.length }), [
          table([say('end.folder'), say('end.count'), say('end.listSum')], folders),
          paragraph(parts('end.how', { command: code(LISTED) })),
        ])),
  ];
}

function schemaFolders({ schemas }: AuditRun): Inline[][] {
  const folders = new Map<string, string[]>();
  for (const { file, sha256: sum } of schemas) {
    const folder = file.slice(0, file.lastIndexOf('/'));
    addTo(folders, folder, `${sum}  ${file}\n`);
  }
  return [...folders].map(([folder, lines]) => [
    code(folder),
    String(lines.length),
    code(sha256(lines.join(''))),
  ]);
}
