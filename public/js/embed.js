// Puts a service's own player, post or map in the place of its card. Before a reader asks for it nothing is loaded from
// anywhere else; without a script the card is a link.
export function embed(card, button) {
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
}
