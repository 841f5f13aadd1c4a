import type { AnswerView, CallView } from './answer-view.ts';
import { FileLink } from './elements.tsx';
import type { Excerpt } from './excerpt.ts';
import { type Page, shortDuration } from './page.ts';
import { Shared } from './shared-parts.tsx';

/** The calls of a scenario: its own in full view, the others folded. */
export function Calls({ page, answer, artifact }: { page: Page; answer: AnswerView; artifact: string }) {
  const { say } = page;
  return (
    <>
      {answer.calls.map((call) =>
        call.role === 'call' ? (
          <Call page={page} call={call} />
        ) : (
          <details class="aside">
            <summary>
              {say(`role.${call.role}`)} {call.name} <code>{`${call.method} ${call.path}`}</code>{' '}
              {call.response === null ? say('answer.none') : call.response.status}
            </summary>
            <Call page={page} call={call} />
          </details>
        ),
      )}
      <p class="artifact">
        {say('answer.whole')}{' '}
        <FileLink path={artifact}>
          <code>{artifact.slice(artifact.lastIndexOf('/') + 1)}</code>
        </FileLink>
      </p>
    </>
  );
}

function Call({ page, call }: { page: Page; call: CallView }) {
  const { say } = page;
  const { method, path, headers, request, response, attempts, curl } = call;
  const last = attempts.at(-1);
  return (
    <div class="call">
      <div class="exchange">
        <div>
          <h4>
            {say('request')} <code>{`${method} ${path}`}</code>
          </h4>
          <Headers page={page} title={say('headers.request', { count: headers.length })} headers={headers} />
          {request === null ? (
            <p class="none">{say('request.noBody')}</p>
          ) : (
            <Body page={page} excerpt={request} />
          )}
        </div>
        <div>
          <h4>
            {say('response')} {response !== null && <code>{`HTTP ${response.status}`}</code>}
            {last?.durationMs !== undefined &&
              last.durationMs !== null &&
              shortDuration(page, last.durationMs)}
          </h4>
          {response === null ? (
            <p class="none">
              {say('answer.none')} <span lang="en">{last?.error ?? ''}</span>
            </p>
          ) : (
            <>
              <Headers
                page={page}
                title={say('headers.response', { count: response.headers.length })}
                headers={response.headers}
              />
              <Body page={page} excerpt={response.body} />
            </>
          )}
        </div>
      </div>
      {/* Where all that it is made of stands here, the script of a large page makes it. */}
      {(page.shared === null || request?.whole === false) && (
        <details class="curl">
          <summary>curl</summary>
          <Code lines={curl.split('\n').map((text) => ({ text, marked: false }))} />
        </details>
      )}
    </div>
  );
}

function Headers({
  page,
  title,
  headers,
}: {
  page: Page;
  title: string;
  headers: readonly (readonly [string, string])[];
}) {
  if (headers.length === 0) return null;
  const lines = headers.map(([name, value]) => ({ text: `${name}: ${value}`, marked: false }));
  const text = [title, ...lines.map((line) => line.text)].join('\n');
  return (
    <Shared page={page} text={text} label={title}>
      <details class="headers">
        <summary>{title}</summary>
        <Code lines={lines} />
      </details>
    </Shared>
  );
}

function Body({ page, excerpt }: { page: Page; excerpt: Excerpt }) {
  return (
    <>
      <Code lines={excerpt.lines} />
      {!excerpt.whole && <p class="cut">{page.say('excerpt.cut')}</p>}
    </>
  );
}

/** Lines of data; each run of marked ones stands out, with a sign that is no colour. */
function Code({ lines }: { lines: Excerpt['lines'] }) {
  const runs: { marked: boolean; text: string }[] = [];
  for (const { text, marked } of lines) {
    const last = runs.at(-1);
    if (last?.marked === marked) last.text += `\n${text}`;
    else runs.push({ marked, text });
  }
  return (
    <pre>
      {runs.map(({ marked, text }, index) => {
        const end = index === runs.length - 1 ? '' : '\n';
        return marked ? (
          <mark>
            {text}
            {end}
          </mark>
        ) : (
          `${text}${end}`
        );
      })}
    </pre>
  );
}
