import { csvOf } from './csv.ts';

/** Makes every button work that copies something. */
export function copyOnClick(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button.copy') : null;
    if (button !== null) void copyOf(button);
  });
}

async function copyOf(button: HTMLElement): Promise<void> {
  const said = document.getElementById('said');
  const done = await write(textFor(button));
  const words = (done ? said?.dataset['copied'] : said?.dataset['failed']) ?? '';
  if (said !== null) said.textContent = words;
  const label = button.dataset['label'] ?? button.textContent ?? '';
  button.dataset['label'] = label;
  button.textContent = `${done ? '✓' : '✕'} ${words}`;
  setTimeout(() => {
    button.textContent = label;
    if (said !== null) said.textContent = '';
  }, 2000);
}

function textFor(button: HTMLElement): string {
  switch (button.dataset['copy']) {
    case 'csv': {
      const table = button.closest('table');
      return table === null ? '' : csvOf(table);
    }
    case 'curl':
      return button.closest('.call')?.querySelector('.curl pre')?.textContent ?? '';
    case 'command':
      return button.parentElement?.querySelector('code')?.textContent ?? '';
    default:
      return location.href;
  }
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A page of a folder may not use it in every browser.
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
