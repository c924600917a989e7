import type { MediaView } from '#core/media/media-view.ts';
import { mediaUrl } from '#core/urls.ts';
import { styled } from '../../ui/styled.ts';
import type { BlockCard } from './block-view.ts';
import { element } from './element.ts';

/** Pixels across that a photo in the text is shown at most, twice for dense screens. */
const shownWidth = 960;

/**
 * The photo of a block in a frame of fixed proportions: whatever its shape and whenever it comes, the text
 * below stays where it is. `data-missing` says on the frame that the library has it no longer.
 */
export function photoFrame(card: BlockCard): HTMLElement {
  const frame = element('div', { class: 'editor-photo', contenteditable: 'false' });
  let shownId = '';
  card.follow(({ attrs }) => {
    const id = String(attrs.mediaId);
    const image = frame.querySelector('img');
    if (image) image.alt = String(attrs.alt);
    if (id === shownId) return;
    shownId = id;
    const show = (photo: MediaView | null) => {
      if (card.isGone() || id !== shownId) return;
      const { alt } = card.node().attrs;
      frame.replaceChildren(photo ? imageOf(photo, String(alt)) : missing(card));
    };
    card.parts.media.load(id).then(show, () => show(null));
  });
  return frame;
}

function imageOf(photo: MediaView, alt: string): HTMLElement {
  const rendition = photo.widths.find((each) => each >= shownWidth) ?? photo.widths.at(-1) ?? photo.width;
  const image = element('img', {
    src: mediaUrl(photo.id, rendition, 'jpeg'),
    alt,
    width: String(photo.width),
    height: String(photo.height),
    loading: 'lazy',
    decoding: 'async',
    draggable: 'false',
  });
  styled({ 'background-color': photo.blurColor })(image);
  return image;
}

function missing(card: BlockCard): HTMLElement {
  return element('p', { class: 'editor-note' }, [card.parts.labels.imageMissing]);
}
