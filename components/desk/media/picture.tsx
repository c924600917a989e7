'use client';

import type { MediaView } from '#core/media/media-view.ts';
import { mediaUrl } from '#core/urls.ts';
import { styled } from '../../ui/styled.ts';

/** A picture of the library in the smallest rendition that is at least `width` pixels wide. */
export function Picture({ media, alt, width }: { media: MediaView; alt: string; width: number }) {
  const rendition = media.widths.find((each) => each >= width) ?? media.widths.at(-1) ?? media.width;
  return (
    // biome-ignore lint/performance/noImgElement: renditions are already encoded.
    <img
      src={mediaUrl(media.id, rendition, 'webp')}
      alt={alt}
      width={media.width}
      height={media.height}
      loading="lazy"
      ref={styled({
        'background-color': media.blurColor,
        'object-position': `${media.focalX * 100}% ${media.focalY * 100}%`,
      })}
    />
  );
}
