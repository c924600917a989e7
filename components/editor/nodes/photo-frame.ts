import type { MediaView } from '#core/media/media-view.ts';
import { mediaUrl } from '#core/urls.ts';
import { styled } from '../../ui/styled.ts';
import type { BlockCard } from './block-view.ts';
import { element } from './element.ts';
import { followLoaded } from './follow-loaded.ts';

/** The maximum width of a photo in the text in pixels, doubled for high-density screens. */
const shownWidth = 960;

/**
 * The photo of a block in a frame of fixed proportions, so that the text below does not shift when it loads.
 */
export function photoFrame(card: BlockCard): HTMLElement {
  const frame = element('div', { class: 'editor-photo', contenteditable: 'false' });
  card.follow(({ attrs }) => {
    const image = frame.querySelector('img');
    if (image) image.alt = String(attrs.alt);
  });
  followLoaded<MediaView>(card, {
    attribute: 'mediaId',
    load: card.parts.media.load,
    show: (photo) => {
      const { alt } = card.node().attrs;
      frame.replaceChildren(photo ? imageOf(photo, String(alt)) : missing(card));
    },
  });
  return frame;
}

function imageOf(photo: MediaView, alt: string): HTMLElement {
  const rendition = photo.widths.find((each) => each >= shownWidth) ?? photo.widths.at(-1) ?? photo.width;
  const image = element('img', {
    src: mediaUrl(photo.id, rendition, 'webp'),
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
