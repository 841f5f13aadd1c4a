import type { RootContent } from 'mdast';
import { sha256 } from '../../common/canonical-json.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { FileSum } from '../../model/evidence.ts';
import { amount } from '../words.ts';
import { code, fileLink, folded, type Inline, paragraph, table } from './nodes.ts';

/** The end of the document: the sums of all files, where nobody has to read past them. */
export function sumsSection(run: AuditRun, files: readonly FileSum[]): RootContent[] {
  const folders = schemaFolders(run);
  return [
    ...folded(`SHA-256 of ${amount(files.length, 'file', 'files')} of the bundle`, [
      table(
        ['File', 'Bytes', 'SHA-256'],
        files.map(({ path, bytes, sha256: sum }) => [fileLink(path, code(path)), String(bytes), code(sum)]),
      ),
      paragraph(
        'The documents, audit.json, the archive, its attestation and SHA256SUMS are not in this list: a file cannot hold its own sum, nor that of a file which holds it. SHA256SUMS has the sum of every other file of the bundle.',
      ),
    ]),
    ...(folders.length === 0
      ? []
      : folded(
          `SHA-256 of ${amount(run.schemas.length, 'file', 'files')} of schemas, cases and rules, by folder`,
          [
            table(['Folder', 'Count', 'SHA-256 of the list'], folders),
            paragraph([
              'The list of a folder is what ',
              code('find <folder> -maxdepth 1 -type f | LC_ALL=C sort | xargs sha256sum'),
              ' prints in the checkout; audit.json holds the sum of every file.',
            ]),
          ],
        )),
  ];
}

function schemaFolders({ schemas }: AuditRun): Inline[][] {
  const folders = new Map<string, string[]>();
  for (const { file, sha256: sum } of schemas) {
    const folder = file.slice(0, file.lastIndexOf('/'));
    folders.set(folder, [...(folders.get(folder) ?? []), `${sum}  ${file}\n`]);
  }
  return [...folders].map(([folder, lines]) => [
    code(folder),
    String(lines.length),
    code(sha256(lines.join(''))),
  ]);
}
