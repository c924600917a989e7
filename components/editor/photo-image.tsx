import type { MediaView } from '#core/media/media-view.ts';
import { mediaUrl } from '#core/urls.ts';
import { styled } from '../ui/styled.ts';

/** A photo in the smallest rendition that is at least `width` pixels wide. */
export function PhotoImage({ photo, alt, width }: { photo: MediaView; alt: string; width: number }) {
  const rendition = photo.widths.find((each) => each >= width) ?? photo.widths.at(-1) ?? photo.width;
  return (
    // biome-ignore lint/performance/noImgElement: renditions are already encoded.
    <img
      src={mediaUrl(photo.id, rendition, 'webp')}
      alt={alt}
      width={photo.width}
      height={photo.height}
      ref={styled({ 'background-color': photo.blurColor })}
      draggable={false}
    />
  );
}
