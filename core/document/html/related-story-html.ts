import type { StoryCard } from '#core/articles/story-card.ts';
import type { HtmlWriter } from '../block-type.ts';
import { idMaxLength } from '../blocks/related-story.ts';
import { attributeOf, type DomNode } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import type { BlockNode } from '../node.ts';
import { pictureHtml } from '../picture-html.ts';

/** The card of the story; empty if readers may not see it now (withdrawn, embargoed, never published). */
export function relatedStoryHtml(node: BlockNode, write: HtmlWriter): string {
  const story = write.stories.get(String(node.attrs?.articleId ?? ''));
  if (!story) return '';
  return write.mode === 'feed' ? paragraphHtml(story, write) : cardHtml(story, write);
}

/** For a feed, which has no style sheet: headline, sponsor label and sapo on separate lines. */
function paragraphHtml({ headline, sapo, paid, url }: StoryCard, { labels, absolute }: HtmlWriter): string {
  const link = `<a href="${escapeHtml(absolute(url))}">${escapeHtml(headline)}</a>`;
  const below = [paid ?? '', sapo].filter((line) => line !== '').map((line) => `<br>${escapeHtml(line)}`);
  return `<p><strong>${escapeHtml(labels.related)}:</strong> ${link}${below.join('')}</p>`;
}

/** For a page: a sponsored story has its label directly below the headline, as in every list. */
function cardHtml(story: StoryCard, write: HtmlWriter): string {
  const { lead } = story;
  const photo = lead ? pictureHtml(lead, { alt: lead.alt, sizes: '10rem' }) : '';
  const words = [story.paid, story.sapo].filter(Boolean).join('. ');
  const sapo = words === '' ? '' : `<span class="related-card-sapo">${escapeHtml(words)}</span>`;
  return (
    `<aside class="related-card" data-node="relatedStory" data-story="${escapeHtml(story.id)}"` +
    ` data-label="${escapeHtml(write.labels.related)}" aria-label="${escapeHtml(`${write.labels.related}: ${story.headline}`)}">` +
    `<a href="${escapeHtml(write.absolute(story.url))}">${photo}` +
    `<span class="related-card-text"><strong class="related-card-headline">${escapeHtml(story.headline)}</strong>` +
    `${sapo}</span></a></aside>`
  );
}

/** Parses our own card of a story. */
export function readRelatedStory(element: DomNode): BlockNode[] | null {
  const articleId = attributeOf(element, 'data-story');
  const isOurs = attributeOf(element, 'data-node') === 'relatedStory';
  if (!isOurs || articleId === '' || articleId.length > idMaxLength) return null;
  return [{ type: 'relatedStory', attrs: { articleId } }];
}
