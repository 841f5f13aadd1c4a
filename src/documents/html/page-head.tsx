import { policyOf } from './page-policy.ts';
import style from './style.css';

/** The head of a page: its title, its style, and a policy that lets nothing else in but the script it is given. */
export function PageHead({ title, script }: { title: string; script: string | null }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policyOf(style, script)} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{title}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
  );
}
