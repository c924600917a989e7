// The theme switch; `core/reading/own-look.ts` applies the stored choice earlier. Then the tools of a story.
// One file, because each costs a request; larger tools are loaded on demand.
const root = document.documentElement;
const PHOTOS = '.article-lead img, .body figure img';
const missed = {};
const note = document.createElement('p');
note.role = 'alert';

const toggle = document.querySelector('[data-theme-toggle]');
if (toggle) {
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  toggle.hidden = false;
  toggle.addEventListener('click', () => choose('theme', isDark() ? 'light' : 'dark'));
}

const menu = document.querySelector('.menu');
for (const type of menu ? ['click', 'keydown'] : []) {
  document.addEventListener(type, ({ target, key }) => {
    if (!menu.open || (key ? key !== 'Escape' : menu.contains(target))) return;
    menu.open = false;
    if (key) menu.firstElementChild.focus();
  });
}

for (const field of document.querySelectorAll('[data-suggest]')) {
  const begin = async () => {
    field.removeEventListener('focus', begin);
    try {
      const { suggest } = await load('suggest');
      suggest(field);
    } catch {
      // The network may be back when the reader returns.
      field.addEventListener('focus', begin);
    }
  };
  if (document.activeElement === field) begin();
  else field.addEventListener('focus', begin);
}

const tools = document.querySelector('[data-tools]');
const words = tools && JSON.parse(tools.dataset.words);
if (tools) {
  const status = document.createElement('span');
  status.className = 'visually-hidden';
  status.role = 'status';
  tools.append(status);
  const offer = (name, press, sign = words[name]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.tool = name;
    button.textContent = sign;
    // The accessible name contains the visible label, for speech control (WCAG 2.5.3).
    button.ariaLabel = sign === words[name] ? null : `${words[name]} (${sign})`;
    button.addEventListener('click', () => press(button));
    tools.append(button);
    return button;
  };
  offerToSave({ story: JSON.parse(tools.dataset.tools), offer, status });
  offerToShare({ offer, status });
  offerSizes({ offer, status });
  offerToListen(offer);
  countRead(tools.dataset.tools.match(/-(\d+)"/)[1]);
}
offerIn(document);

/** Activates photos and embeds in a part of the page. Live stories call it for each new entry. */
export function offerIn(part) {
  for (const card of part.querySelectorAll('.embed-card[data-frame]')) offerEmbed(card);
  if (tools) for (const image of part.querySelectorAll(PHOTOS)) offerPhoto(image);
}

/**
 * Imports a script on demand. Browsers remember a failed import by URL as long as the page is open, so a
 * retry uses another URL. The reader who pressed sees a message.
 */
async function load(name, pressed) {
  note.remove();
  const misses = missed[name] ?? 0;
  const address = misses ? `./${name}.js?${misses}` : `./${name}.js`;
  try {
    return await import(address);
  } catch (error) {
    missed[name] = misses + 1;
    if (words && pressed) miss(pressed);
    throw error;
  }
}

function miss(pressed) {
  note.textContent = words.missed;
  pressed.after(note);
  note.scrollIntoView({ block: 'nearest' });
}

function choose(name, value) {
  root.dataset[name] = value;
  try {
    localStorage[name] = value;
  } catch {
    // Storage is disabled or full.
  }
}

// Reports a page view after the story was in view for a while: its number, and nothing about the reader.
function countRead(number) {
  const readAfterMs = 5_000;
  let timer = 0;
  const look = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(report, readAfterMs);
  };
  const report = () => {
    document.removeEventListener('visibilitychange', look);
    navigator.sendBeacon(`/doc/${number}`);
  };
  document.addEventListener('visibilitychange', look);
  look();
}

function offerToSave({ story, offer, status }) {
  const read = () => {
    try {
      return JSON.parse(localStorage.saved ?? '[]');
    } catch {
      return [];
    }
  };
  const save = offer('save', () => {
    const others = read().filter(({ url }) => url !== story.url);
    const isSaved = save.ariaPressed === 'true';
    try {
      localStorage.saved = JSON.stringify(isSaved ? others : [story, ...others]);
      show();
    } catch {
      save.textContent = status.textContent = words.unsaved;
    }
  });
  const show = () => {
    const isSaved = read().some(({ url }) => url === story.url);
    save.textContent = isSaved ? words.saved : words.save;
    save.ariaPressed = String(isSaved);
  };
  addEventListener('pageshow', show);
  show();
}

function offerToShare({ offer, status }) {
  const url = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
  if (navigator.share) {
    // Closing the share sheet is no failure.
    offer('share', () => navigator.share({ title: document.title, url }).catch(() => {}));
  }
  if (navigator.clipboard) {
    offer('copy', async (button) => {
      const copying = navigator.clipboard.writeText(url).then(() => words.copied);
      button.textContent = status.textContent = await copying.catch(() => words.uncopied);
    });
  }
}

function offerSizes({ offer, status }) {
  const now = () => Number(root.dataset.size ?? 2);
  const step = (by) => () => {
    const size = Math.min(4, Math.max(1, now() + by));
    choose('size', size);
    status.textContent = words.size.replace('{step}', size);
    show();
  };
  const smaller = offer('smaller', step(-1), 'A−');
  const larger = offer('larger', step(1), 'A+');
  const show = () => {
    smaller.disabled = now() === 1;
    larger.disabled = now() === 4;
  };
  show();
}

function offerToListen(offer) {
  const speech = window.speechSynthesis;
  if (!speech) return;
  const language = tools.closest('[lang]').lang;
  const voice = () => {
    const voices = speech.getVoices().filter(({ lang }) => lang.replace('_', '-').startsWith(language));
    return voices.find(({ localService }) => localService) ?? voices[0];
  };
  const listen = offer('listen', async () => {
    const { listen: read } = await load('listen', listen);
    read({ button: listen, voice: voice(), words, miss });
  });
  const look = () => {
    listen.hidden = !voice();
  };
  // Most browsers load their voices after the page.
  speech.addEventListener?.('voiceschanged', look);
  look();
}

function offerPhoto(image) {
  const zoom = document.createElement('button');
  zoom.type = 'button';
  zoom.className = 'zoom';
  zoom.ariaLabel = image.alt ? `${words.zoom}: ${image.alt}` : words.zoom;
  zoom.addEventListener('click', async () => {
    const { look } = await load('photos', zoom);
    look({ images: [...document.querySelectorAll(PHOTOS)], image, words, from: zoom });
  });
  // As high as the photo, or it would cover the text below a wide one.
  const [wide, high] = ['width', 'height'].map((side) => Number(image.getAttribute(side)));
  if (wide > high) zoom.style.aspectRatio = `${wide} / ${high}`;
  image.closest('figure').append(zoom);
}

function offerEmbed(card) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'embed-load';
  button.textContent = card.dataset.load ?? '';
  button.addEventListener('click', async () => {
    const { embed } = await load('embed', button);
    embed(card, button);
  });
  card.append(button);
}
