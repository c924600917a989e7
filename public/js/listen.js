// Reads a story aloud by the browser's own voice: headline, standfirst, then the text, paragraph by paragraph, each marked
// while it is read. Nothing is sent anywhere by us.
const PARTS = 'h1, .article-sapo, .body :is(p, h2, h3, h4, li, figcaption)';
let bar = null;

export function listen({ button, voice, words }) {
  const speech = window.speechSynthesis;
  if (bar) return bar.querySelector('button').focus();
  const parts = [...document.querySelectorAll(PARTS)].filter(
    (part) => !part.closest('.related-card, .embed-card, .footnotes') && !part.querySelector('p'),
  );
  let at = -1;
  const mark = (part) => {
    document.querySelector('[data-spoken]')?.removeAttribute('data-spoken');
    if (!part) return;
    part.dataset.spoken = '';
    part.scrollIntoView({ block: 'nearest' });
  };
  const stop = () => {
    at = parts.length;
    speech.cancel();
    mark(null);
    bar?.remove();
    bar = null;
    button.focus();
  };
  const readNext = () => {
    at += 1;
    if (at >= parts.length) return bar && stop();
    mark(parts[at]);
    // A voice gives up in the middle of what is too long for it, so it gets a sentence at a time.
    const sentences = sentencesOf(spokenText(parts[at]));
    sentences.forEach((sentence, index) => {
      const said = new SpeechSynthesisUtterance(sentence);
      said.voice = voice;
      said.lang = voice.lang;
      if (index === sentences.length - 1) said.onend = readNext;
      // A voice that needs a line, or may not speak, says so instead of coming to an end; so does what was taken back here.
      said.onerror = ({ error }) => {
        if (at < parts.length && error !== 'canceled' && error !== 'interrupted') stop();
      };
      speech.speak(said);
    });
    if (sentences.length === 0) readNext();
  };
  const pause = control(words.pause, () => {
    const isPaused = pause.textContent === words.resume;
    if (isPaused) speech.resume();
    else speech.pause();
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
  // A pause outlives what was to be said: who stopped in one would hear nothing of this.
  speech.resume();
  pause.focus();
  readNext();
}

// The number of a footnote is no part of the figure before it, and where a line ends the words before it do.
function spokenText(part) {
  const copy = part.cloneNode(true);
  for (const mark of copy.querySelectorAll('.footnote-mark')) mark.remove();
  for (const end of copy.querySelectorAll('br')) end.replaceWith('\n');
  return copy.textContent;
}

// A mark inside a word ends no sentence: 1.200, TP.HCM.
export function sentencesOf(text) {
  return text.match(/.+?(?:[.!?…]["”’)]*\s+|$)/gs) ?? [];
}

function control(label, press) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', press);
  return button;
}
