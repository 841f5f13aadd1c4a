import type { ComponentChildren } from 'preact';

/** Width of every chart, in its own units. */
export const CHART_WIDTH = 1120;

/** A chart with what it shows as its title. On a screen that is too narrow to read it, it scrolls; `legend` stands below it. */
export function Chart({
  title,
  height,
  children,
  legend,
}: {
  title: string;
  height: number;
  children: ComponentChildren;
  legend?: ComponentChildren;
}) {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a narrow screen */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form */}
      <div class="scroll" tabIndex={0} role="group" aria-label={title}>
        <svg viewBox={`0 0 ${CHART_WIDTH} ${height}`} role="img" aria-label={title}>
          {children}
        </svg>
      </div>
      {legend === undefined ? null : <p class="key">{legend}</p>}
    </figure>
  );
}
