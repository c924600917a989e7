import { bodyLabels } from '#components/site/body-labels.ts';
import { siteName } from '#components/site/site-name.ts';
import { siteText } from '#components/site/site-text.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import { creditLine } from '#core/document/credit-line.ts';
import type { HouseForms } from '#core/house-style/house-forms.ts';
import { SOCIAL_SHAPES, type SocialImageFacts, type SocialShape } from '#core/seo/social-image.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { nameSocialImage } from '#usecases/site/name-social-image.ts';

/** The house settings that appear in the image. */
export type SiteWords = {
  readonly settings: SiteSettings;
  readonly forms: Pick<HouseForms, 'creditForm' | 'quoteForm'>;
};

/** The facts that a story's social image shows, in the language of the story. */
export function socialImageFacts(story: PublicStory, { settings, forms }: SiteWords): SocialImageFacts {
  const { lead, locale, format } = story;
  const { creditForm } = bodyLabels(locale, forms);
  return {
    siteName: siteName(settings, locale),
    headline: story.headline,
    sectionName: sectionName(story.section, locale),
    formatLabel: siteText(locale)(`format.${format}`),
    isSponsored: format === 'sponsored',
    photo: lead && {
      mediaId: lead.id,
      width: lead.widths.at(-1) ?? lead.width,
      focalX: lead.focalX,
      focalY: lead.focalY,
      credit: lead.credit === '' ? '' : creditLine(lead.credit, creditForm),
    },
  };
}

/**
 * Paths and sizes of a story's social images: the card first, then the photo in each shape, if there is one.
 */
export function socialImages(story: PublicStory, words: SiteWords) {
  const facts = socialImageFacts(story, words);
  const shapes = (Object.keys(SOCIAL_SHAPES) as SocialShape[]).filter(
    (shape) => shape === 'card' || facts.photo !== null,
  );
  return shapes.map((shape) => ({
    shape,
    path: nameSocialImage(story.number, facts, shape),
    ...SOCIAL_SHAPES[shape],
  }));
}
