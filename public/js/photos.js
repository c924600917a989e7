// A fullscreen viewer for the photos of a story: arrows and swipes move, Escape closes. The photos are a
// scroll-snap list, so swipes need no code.
export function look({ images, image, words, from }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'photos';
  dialog.ariaLabel = words.zoom;
  dialog.tabIndex = -1;
  const row = document.createElement('div');
  row.className = 'photos-row';
  row.append(...images.map(photo));
  const count = document.createElement('p');
  count.className = 'photos-count';
  count.ariaLive = 'polite';
  const at = () => Math.round(row.scrollLeft / row.clientWidth);
  const go = (by) => row.children[at() + by]?.scrollIntoView({ inline: 'start' });
  const [previous, next, close] = [
    tool('‹', words.previous, () => go(-1)),
    tool('›', words.next, () => go(1)),
    tool('×', words.close, () => dialog.close()),
  ];
  const show = () => {
    const pressed = document.activeElement;
    count.textContent = `${at() + 1}/${images.length}`;
    previous.disabled = at() === 0;
    next.disabled = at() === images.length - 1;
    // A disabled button would lose the focus to outside the dialog, where arrow keys have no effect.
    if ((pressed === previous || pressed === next) && pressed.disabled) dialog.focus();
  };
  row.addEventListener('scroll', show);
  dialog.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || event.altKey) return;
    // A focused list scrolls by itself, which would skip a photo.
    event.preventDefault();
    go(by);
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    from.focus();
  });
  dialog.append(close, row, previous, next, count);
  document.body.append(dialog);
  dialog.showModal();
  row.scrollTo({ left: row.clientWidth * images.indexOf(image), behavior: 'instant' });
  show();
}

function photo(image) {
  const figure = document.createElement('figure');
  const picture = image.closest('picture').cloneNode(true);
  for (const part of picture.children) part.sizes = '100vw';
  const caption = image.closest('figure').querySelector('figcaption');
  figure.append(picture, ...(caption ? [caption.cloneNode(true)] : []));
  return figure;
}

function tool(sign, label, press) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = sign;
  button.ariaLabel = label;
  button.addEventListener('click', press);
  return button;
}
