// Reads a story aloud by the browser's speech synthesis: headline, sapo and text by paragraph, each marked
// while it is spoken. We send nothing to any server. The browser stores the speed, and the place in the story
// that was heard last.
const PARTS = 'h1, .article-sapo, .body :is(p, h2, h3, h4, li, figcaption)';
const RATES = [1, 1.25, 1.5, 0.75];
let bar = null;

export function listen({ button, voice, words, miss }) {
  const speech = window.speechSynthesis;
  if (bar) return bar.querySelector('button').focus();
  const parts = [...document.querySelectorAll(PARTS)].filter(
    (part) => !part.closest('.related-card, .embed-card, .footnotes') && !part.querySelector('p'),
  );
  const sentences = parts.flatMap((part) => sentencesOf(spokenText(part)).map((text) => ({ part, text })));
  const [path, heard] = (stored('heard') ?? '').split(' ');
  let at = path === location.pathname && sentences[heard] ? Number(heard) : 0;
  let rate = RATES.find((each) => each === Number(stored('rate'))) ?? 1;
  // Holds a reference: a garbage-collected utterance fires no `end` event, and the speech would stop.
  let saying = null;
  const mark = (part) => {
    const marked = document.querySelector('[data-spoken]');
    if (marked === part) return;
    marked?.removeAttribute('data-spoken');
    if (!part) return;
    part.dataset.spoken = '';
    part.scrollIntoView({ block: 'nearest' });
  };
  const hush = () => {
    saying = null;
    speech.cancel();
  };
  const stop = () => {
    hush();
    mark(null);
    bar?.remove();
    bar = null;
    button.focus();
  };
  // One sentence at a time, because voices abort texts that are too long.
  const read = () => {
    const sentence = sentences[at];
    // A story that was heard to its end begins anew.
    store('heard', `${location.pathname} ${sentence ? at : 0}`);
    if (!sentence) return stop();
    mark(sentence.part);
    const said = new SpeechSynthesisUtterance(sentence.text);
    saying = said;
    said.voice = voice;
    said.lang = voice.lang;
    said.rate = rate;
    said.onend = () => {
      if (saying !== said) return;
      at += 1;
      read();
    };
    // A voice that needs a network, or is not allowed, fires an error instead of `end`. So does a cancelled
    // one.
    said.onerror = ({ error }) => {
      if (saying !== said || error === 'canceled' || error === 'interrupted') return;
      stop();
      miss(button);
    };
    speech.speak(said);
  };
  // Not `speechSynthesis.pause()`: on phones it ends the utterance, and network voices abort after a long
  // pause. The sentence is repeated instead.
  const pause = control(words.pause, () => {
    const isPaused = saying === null;
    if (isPaused) read();
    else hush();
    pause.textContent = isPaused ? words.pause : words.resume;
  });
  // A voice takes its speed at the beginning of an utterance, so the sentence is repeated.
  const speed = control('', () => {
    rate = RATES[(RATES.indexOf(rate) + 1) % RATES.length];
    store('rate', rate);
    showRate();
    if (saying === null) return;
    hush();
    read();
  });
  const showRate = () => {
    speed.textContent = `${rate}×`;
    speed.ariaLabel = `${words.rate}: ${rate}×`;
  };
  showRate();
  bar = document.createElement('div');
  bar.className = 'listening';
  bar.role = 'group';
  bar.ariaLabel = button.textContent;
  bar.append(pause, speed, control(words.stop, stop));
  button.after(bar);
  bar.addEventListener('keydown', ({ key }) => key === 'Escape' && stop());
  // Without this the voice continues after the page is left.
  addEventListener('pagehide', () => speech.cancel(), { once: true });
  speech.cancel();
  // A pause left by an earlier page would keep this speech silent.
  speech.resume();
  pause.focus();
  read();
}

// A footnote number is not part of the number before it, and a line break separates words.
function spokenText(part) {
  const copy = part.cloneNode(true);
  for (const mark of copy.querySelectorAll('.footnote-mark')) mark.remove();
  for (const end of copy.querySelectorAll('br')) end.replaceWith('\n');
  return copy.textContent;
}

// A mark inside a word ends no sentence: 1.200, TP.HCM. Sentences of more than about ten seconds are split at
// a comma, or else at a word: some voices fall silent after 15 s.
export function sentencesOf(text) {
  const sentences = text.match(/.+?(?:[.!?…]["”’)]*\s+|$)/gs) ?? [];
  return sentences.flatMap((one) => one.match(/.{1,180}$|.{60,180}[,;:–—]\s+|.{1,180}\s+|.{180}/gsu));
}

function stored(name) {
  try {
    return localStorage[name];
  } catch {
    return undefined;
  }
}

function store(name, value) {
  try {
    localStorage[name] = value;
  } catch {
    // Storage is disabled or full: the next visit begins anew.
  }
}

function control(label, press) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', press);
  return button;
}
