import type { SocialImageFacts, SocialShape } from '#core/seo/social-image.ts';
import { socialImageUrl } from '#core/urls.ts';
import { socialImageKey } from './shared/social-image-key.ts';

/** The path of a story's picture in a shape, as it is drawn now; another headline or photo has another path. */
export function nameSocialImage(number: number, facts: SocialImageFacts, shape: SocialShape): string {
  return socialImageUrl(number, socialImageKey(facts), shape);
}
