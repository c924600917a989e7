import type { SocialImageFacts, SocialShape } from '#core/seo/social-image.ts';
import { socialImageUrl } from '#core/urls.ts';
import { socialImageKey } from './shared/social-image-key.ts';

/** The current path of a story's social image in a shape; it changes with the headline or photo. */
export function nameSocialImage(number: number, facts: SocialImageFacts, shape: SocialShape): string {
  return socialImageUrl(number, socialImageKey(facts), shape);
}
