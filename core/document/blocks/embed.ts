import type { BlockType } from '../block-type.ts';
import type { EmbedProvider } from '../embed-providers.ts';
import { repairLines } from '../repair-attrs.ts';
import { safeHref } from '../safe-href.ts';

/** Content of another service. Readers get a link card, so that no third party learns of a visit. */
export type Embed = { type: 'embed'; attrs: { provider: string; url: string; title: string } };

/** Maximum length of a service's name and of a title, in characters. */
export const textMaxLength = 300;

export const embed: BlockType = {
  name: 'embed',
  content: '',
  group: 'block',
  attrs: { provider: '', url: '', title: '' },
  shape: ({ z }) =>
    z.strictObject({
      type: z.literal('embed'),
      attrs: z.strictObject({
        provider: z.string().max(textMaxLength),
        url: z.string().refine((url) => isEmbedUrl(url), 'unsafe-href'),
        title: z.string().max(textMaxLength),
      }),
    }),
  repairAttrs: (attrs) =>
    typeof attrs.url === 'string' && isEmbedUrl(attrs.url)
      ? repairLines(attrs, { provider: textMaxLength, url: attrs.url.length, title: textMaxLength })
      : null,
  text: (node) => String(node.attrs?.title ?? ''),
};

/** The displayed name of a service if the block has none: the known name, or the host without `www.`. */
export function providerName(url: string, known: EmbedProvider | null): string {
  if (known) return known.name;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
}

/** Whether a link card may lead to this URL. */
export function isEmbedUrl(url: string): boolean {
  return /^https?:/i.test(url) && safeHref(url) === url;
}
