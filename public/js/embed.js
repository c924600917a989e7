// Puts a service's own player, post or map in the place of its card, once the reader asks for it. Before that
// nothing is loaded from anywhere else; without this script the card is a link.
for (const card of document.querySelectorAll('.embed-card[data-frame]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'embed-load';
  button.textContent = card.dataset.load ?? '';
  button.addEventListener('click', () => {
    const frame = document.createElement('iframe');
    frame.title = card.dataset.label ?? '';
    frame.referrerPolicy = card.dataset.referrer ?? 'no-referrer';
    frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
    frame.sandbox.add(
      'allow-scripts',
      'allow-same-origin',
      'allow-popups',
      'allow-popups-to-escape-sandbox',
      'allow-presentation',
    );
    frame.style.aspectRatio = card.dataset.ratio ?? '16 / 9';
    frame.loading = 'lazy';
    frame.src = card.dataset.frame ?? '';
    button.replaceWith(frame);
    // The keyboard stays where it was.
    frame.focus();
  });
  card.append(button);
}
