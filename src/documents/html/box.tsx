import type { ComponentChildren } from 'preact';

/** So many failures, changes and advice fit on the first screen; the rest is one click away. */
export const MOST = 5;

/** A box of the first screen. */
export function Box({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="box">
      <h2 class="small">{title}</h2>
      {children}
    </div>
  );
}
