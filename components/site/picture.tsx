import type { StoryPicture } from '#core/articles/public-story.ts';
import { pictureSources } from '#core/media/picture-sources.ts';

/** A responsive picture. `sizes` is its width in the layout. The first one of a page loads eagerly. */
export function Picture({
  media,
  sizes,
  isFirst = false,
  alt = media.alt,
}: {
  media: StoryPicture;
  sizes: string;
  isFirst?: boolean;
  /** Empty if the adjacent headline says the same. */
  alt?: string;
}) {
  const { modern, jpeg } = pictureSources(media);
  return (
    <picture>
      {modern.map(({ type, srcset }) => (
        <source key={type} type={type} srcSet={srcset} sizes={sizes} />
      ))}
      <img
        src={jpeg}
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

/**
 * The focal point in quarters, because the CSP forbids style attributes and the style sheet has classes for
 * these.
 */
function focusStep(fraction: number): number | undefined {
  const step = Math.round(fraction * 4) * 25;
  return step === 50 ? undefined : step;
}
