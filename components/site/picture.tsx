import type { StoryPicture } from '#core/articles/public-story.ts';
import { renditionUrl } from '#core/urls.ts';

const fallbackWidth = 960;

/** A responsive picture. `sizes` says how wide it stands on the page; the first of a page is fetched at once. */
export function Picture({
  media,
  sizes,
  isFirst = false,
  alt = media.alt,
}: {
  media: StoryPicture;
  sizes: string;
  isFirst?: boolean;
  /** Empty where the headline beside it says the same. */
  alt?: string;
}) {
  const widths = media.widths.length > 0 ? media.widths : [media.width];
  const srcSet = (format: 'avif' | 'webp' | 'jpeg') =>
    widths.map((width) => `${renditionUrl(media, width, format)} ${width}w`).join(', ');
  const fallback = widths.find((width) => width >= fallbackWidth) ?? widths.at(-1) ?? media.width;
  return (
    <picture>
      <source type="image/avif" srcSet={srcSet('avif')} sizes={sizes} />
      <source type="image/webp" srcSet={srcSet('webp')} sizes={sizes} />
      <img
        src={renditionUrl(media, fallback, 'jpeg')}
        srcSet={srcSet('jpeg')}
        sizes={sizes}
        width={media.width}
        height={media.height}
        alt={alt}
        data-fx={focusStep(media.focalX)}
        data-fy={focusStep(media.focalY)}
        loading={isFirst ? 'eager' : 'lazy'}
        fetchPriority={isFirst ? 'high' : 'auto'}
        decoding={isFirst ? 'sync' : 'async'}
      />
    </picture>
  );
}

/** The focal point in quarters, because the style sheet and not a style attribute places the picture. */
function focusStep(fraction: number): number | undefined {
  const step = Math.round(fraction * 4) * 25;
  return step === 50 ? undefined : step;
}
