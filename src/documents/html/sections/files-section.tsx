import { archiveName } from '../../archive-name.ts';
import { Facts, FileLink, Section, Table, Told } from '../elements.tsx';
import type { Page } from '../page.ts';

/** Every file that the page rests on, with its sum, and what the scan found. */
export function Files({ page }: { page: Page }) {
  const { run, files, say, number } = page;
  const { integrity, maskingScan } = run;
  return (
    <Section id="files" title={say('nav.files')}>
      <Facts
        items={[
          [say('files.archive'), <FileLink path={archiveName(run)} />],
          [
            say('files.log'),
            <>
              <FileLink path={integrity.evidenceFile} />,{' '}
              {say('files.entries', { count: integrity.evidenceEntries })}
            </>,
          ],
          [say('files.logSum'), <code class="sum">{integrity.evidenceSha256}</code>],
          [say('files.chain'), <code class="sum">{integrity.evidenceChainHead}</code>],
          [
            say('files.scan'),
            say('files.scanned', { files: maskingScan.files, hits: maskingScan.hits.length }),
          ],
        ]}
      />
      {maskingScan.hits.length > 0 && (
        <Table
          caption={say('files.hits')}
          columns={[
            { title: say('conclusions.kind') },
            { title: say('files.file') },
            { title: say('checks.place') },
          ]}
          rows={maskingScan.hits.map(({ kind, file, at }) => [kind, <code>{file}</code>, <code>{at}</code>])}
          none=""
        />
      )}
      <Table
        caption={say('files.problems')}
        columns={[{ title: say('files.problem') }]}
        rows={integrity.problems.map((problem) => [<Told page={page} text={problem} />])}
        none={say('files.noProblem')}
      />
      <details class="long">
        <summary>{say('files.sums', { count: files.length })}</summary>
        <Table
          caption={say('files.title')}
          columns={[
            { title: say('files.file') },
            { title: say('files.bytes'), number: true },
            { title: 'SHA-256' },
          ]}
          rows={files.map(({ path, bytes, sha256 }) => [
            <FileLink path={path} />,
            number(bytes),
            <code class="sum">{sha256}</code>,
          ])}
          none={say('files.none')}
        />
      </details>
      <p>
        {say('files.verify')} <code>npm run verify -- reports/{run.run.id}</code>
      </p>
    </Section>
  );
}
