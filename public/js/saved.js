// The saved stories in this browser.
const list = document.querySelector('[data-saved]');
const empty = document.querySelector('[data-saved-empty]');
// For browsers without the `scripting` media query.
document.querySelector('[data-saved-needs-script]')?.setAttribute('hidden', '');

function read() {
  try {
    return JSON.parse(localStorage.saved ?? '[]');
  } catch {
    return [];
  }
}

function show() {
  // Only URLs of this site: the storage may contain anything.
  const stories = read().filter(({ url, headline }) => /^\/[^/]/.test(url) && typeof headline === 'string');
  list.replaceChildren(...stories.map(item));
  empty.hidden = stories.length > 0;
}

function item({ url, headline, publishedAt }) {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = headline;
  const when = document.createElement('time');
  when.dateTime = publishedAt;
  const date = new Date(publishedAt);
  if (!Number.isNaN(date.getTime()))
    // In the site's time zone, as everywhere.
    when.textContent = date.toLocaleDateString(document.documentElement.lang, {
      timeZone: list.dataset.zone,
    });
  const remove = document.createElement('button');
  remove.type = 'button';
  remove.textContent = '×';
  remove.ariaLabel = list.dataset.remove.replace('{headline}', headline);
  remove.addEventListener('click', () => {
    localStorage.saved = JSON.stringify(read().filter((story) => story.url !== url));
    show();
    (list.querySelector('button') ?? document.querySelector('main')).focus();
  });
  line.append(link, when, remove);
  return line;
}

addEventListener('storage', show);
addEventListener('pageshow', show);
show();
