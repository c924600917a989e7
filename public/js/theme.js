// Keeps the light or dark appearance that a reader chose; without this script the page follows the device.
const key = 'theme';
const root = document.documentElement;
const chosen = localStorage.getItem(key);
if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;

addEventListener('DOMContentLoaded', prepareToggle);
if (document.readyState !== 'loading') prepareToggle();

function prepareToggle() {
  const toggle = document.querySelector('[data-theme-toggle][hidden]');
  if (!toggle) return;
  toggle.hidden = false;
  toggle.addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark';
    root.dataset.theme = next;
    localStorage.setItem(key, next);
  });
}

function isDark() {
  return root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
}
