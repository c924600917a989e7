// Reads a story aloud by the browser's speech synthesis: headline, sapo and text by paragraph, each marked
// while it is spoken. Nothing is sent. The browser stores speed, story and sentence.
const PARTS = 'h1, .article-sapo, .body :is(p, h2, h3, h4, li, figcaption)';
let bar = null;

export function listen({ button, voice, words, miss }) {
  const speech = window.speechSynthesis;
  if (bar) return bar.querySelector('button').focus();
  const parts = [...document.querySelectorAll(PARTS)].filter(
    (part) => !part.closest('.related-card, .embed-card, .footnotes') && !part.querySelector('p'),
  );
  const sentences = parts.flatMap((part) => sentencesOf(spokenText(part)).map((text) => ({ part, text })));
  const [speed, path, heard] = attempt(() => localStorage.heard.split(' ')) ?? [];
  let at = path === location.pathname && sentences[heard] ? Number(heard) : 0;
  let rate = speed >= 0.75 && speed <= 1.5 ? Number(speed) : 1;
  const store = () => {
    attempt(() => {
      localStorage.heard = `${rate} ${location.pathname} ${at}`;
    });
  };
  // Holds a reference: a garbage-collected utterance fires no `end` event, and the speech would stop.
  let speaking = null;
  const mark = (part) => {
    const marked = document.querySelector('[data-spoken]');
    if (marked === part) return;
    marked?.removeAttribute('data-spoken');
    if (!part) return;
    part.dataset.spoken = '';
    part.scrollIntoView({ block: 'nearest' });
  };
  const hush = () => {
    speaking = null;
    speech.cancel();
  };
  const stop = () => {
    hush();
    mark(null);
    bar?.remove();
    bar = null;
    button.focus();
  };
  const read = () => {
    const sentence = sentences[at];
    if (!sentence) at = 0;
    store();
    if (!sentence) return stop();
    mark(sentence.part);
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    speaking = utterance;
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = rate;
    utterance.onend = () => {
      if (speaking !== utterance) return;
      at += 1;
      read();
    };
    // A voice that needs a network, or is not allowed, fires an error instead of `end`. So does a cancelled
    // one.
    utterance.onerror = ({ error }) => {
      if (speaking !== utterance || error === 'canceled' || error === 'interrupted') return;
      stop();
      miss(button);
    };
    speech.speak(utterance);
  };
  // Not `speechSynthesis.pause()`: on phones it ends the utterance, and network voices abort after a long
  // pause. The sentence is repeated instead.
  const pause = control(words.pause, () => {
    const isPaused = speaking === null;
    if (isPaused) read();
    else hush();
    pause.textContent = isPaused ? words.pause : words.resume;
  });
  // A voice takes its speed at the start of an utterance.
  const faster = control(`${words.rate} ${rate}×`, () => {
    rate = rate < 1.5 ? rate + 0.25 : 0.75;
    store();
    faster.textContent = `${words.rate} ${rate}×`;
    if (!speaking) return;
    hush();
    read();
  });
  bar = document.createElement('div');
  bar.className = 'listening';
  bar.role = 'group';
  bar.ariaLabel = button.textContent;
  bar.append(pause, faster, control(words.stop, stop));
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

// Storage may be disabled or full.
function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

function control(label, press) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', press);
  return button;
}
