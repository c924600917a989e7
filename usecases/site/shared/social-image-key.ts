import { type SocialImageFacts, socialImageRecipe } from '#core/seo/social-image.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { sha256 } from '#platform/text/hash.ts';

/** A hash of the image's content and drawing version: 16 hexadecimal digits. */
export function socialImageKey(facts: SocialImageFacts): string {
  return sha256(canonicalJson({ ...facts, recipe: socialImageRecipe })).slice(0, 16);
}
