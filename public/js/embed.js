// Replaces an embed card by the service's own player, post or map. Nothing is loaded from other sites before
// the reader asks for it. Without scripts the card is a link.
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
  // Keeps the keyboard focus in place.
  frame.focus();
}
