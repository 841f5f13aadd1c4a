/** Makes the button work that changes between light and dark; `changed` is told the theme. */
export function switchTheme(changed: (theme: string) => void): void {
  const button = document.getElementById('theme');
  if (button === null) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    const own = document.documentElement.dataset['theme'];
    const isDark = own === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : own === 'dark';
    changed(isDark ? 'light' : 'dark');
  });
}

/** Shows a theme; that of the system for ''. */
export function showTheme(theme: string): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  else delete document.documentElement.dataset['theme'];
}
