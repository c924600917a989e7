// Reads a story aloud by the browser's own voice: headline, standfirst, then the text, paragraph by paragraph, each marked
// while it is read. Nothing is sent anywhere by us.
const PARTS = 'h1, .article-sapo, .body :is(p, h2, h3, h4, li, figcaption)';
let bar = null;

export function listen({ button, voice, words, miss }) {
  const speech = window.speechSynthesis;
  if (bar) return bar.querySelector('button').focus();
  const parts = [...document.querySelectorAll(PARTS)].filter(
    (part) => !part.closest('.related-card, .embed-card, .footnotes') && !part.querySelector('p'),
  );
  const sentences = parts.flatMap((part) => sentencesOf(spokenText(part)).map((text) => ({ part, text })));
  let at = 0;
  // What nobody holds may be cleared away while it is said, and its end with it: the voice would stop there.
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
  // A sentence at a time: a voice gives up in the middle of what is too long for it.
  const read = () => {
    const sentence = sentences[at];
    if (!sentence) return stop();
    mark(sentence.part);
    const said = new SpeechSynthesisUtterance(sentence.text);
    saying = said;
    said.voice = voice;
    said.lang = voice.lang;
    said.onend = () => {
      if (saying !== said) return;
      at += 1;
      read();
    };
    // A voice that needs a line, or may not speak, says so instead of coming to an end; so does what was taken back here.
    said.onerror = ({ error }) => {
      if (saying !== said || error === 'canceled' || error === 'interrupted') return;
      stop();
      miss(button);
    };
    speech.speak(said);
  };
  // Not by the voice's own pause: on phones that ends what is said and cannot be taken back, and a voice that comes over a
  // line gives up in a long one. The sentence is said again.
  const pause = control(words.pause, () => {
    const isPaused = saying === null;
    if (isPaused) read();
    else hush();
    pause.textContent = isPaused ? words.pause : words.resume;
  });
  bar = document.createElement('div');
  bar.className = 'listening';
  bar.role = 'group';
  bar.ariaLabel = button.textContent;
  bar.append(pause, control(words.stop, stop));
  button.after(bar);
  bar.addEventListener('keydown', ({ key }) => key === 'Escape' && stop());
  // A voice goes on when its page is gone, unless it is told.
  addEventListener('pagehide', () => speech.cancel(), { once: true });
  speech.cancel();
  // A pause that a page before this one left behind outlives what was to be said: nothing of this would be heard.
  speech.resume();
  pause.focus();
  read();
}

// The number of a footnote is no part of the figure before it, and where a line ends the words before it do.
function spokenText(part) {
  const copy = part.cloneNode(true);
  for (const mark of copy.querySelectorAll('.footnote-mark')) mark.remove();
  for (const end of copy.querySelectorAll('br')) end.replaceWith('\n');
  return copy.textContent;
}

// A mark inside a word ends no sentence: 1.200, TP.HCM. A sentence of more than some ten seconds goes on behind a comma, or else
// behind a word: after a quarter of a minute some voices fall silent.
export function sentencesOf(text) {
  const sentences = text.match(/.+?(?:[.!?…]["”’)]*\s+|$)/gs) ?? [];
  return sentences.flatMap((one) => one.match(/.{1,180}$|.{60,180}[,;:–—]\s+|.{1,180}\s+|.{180}/gsu));
}

function control(label, press) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', press);
  return button;
}
