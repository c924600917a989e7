import type { PublicStory } from '#core/articles/public-story.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { bindFigures } from '#core/text/bind-words.ts';
import { cutAtWord } from '#core/text/cut-at-word.ts';
import { Kicker } from './kicker.tsx';
import { otherLanguage } from './other-language.ts';
import type { PageStyle } from './page-style.ts';
import { Picture } from './picture.tsx';
import { TimeStamp } from './time-stamp.tsx';

/** The layout of a story in a list; the style sheet does the rest. */
export type CardSize =
  | 'lead'
  | 'feature'
  | 'tall'
  | 'card'
  | 'row'
  | 'brief'
  | 'line'
  | 'ranked'
  | 'signed'
  | 'flash';

/**
 * The `sizes` attribute of pictures. On a phone it is smaller than the real width: 1.4 picture pixels per CSS
 * pixel look as sharp, and the next larger rendition weighs twice as much.
 */
const SIZES: Readonly<Record<CardSize, string>> = {
  lead: '(min-width: 1240px) 680px, (min-width: 760px) 60vw, 80vw',
  feature: '(min-width: 1240px) 590px, (min-width: 760px) 50vw, 34vw',
  // Half more than the layout width, because the sides of the picture are cropped.
  tall: '(min-width: 1240px) 535px, (min-width: 760px) 48vw, 34vw',
  card: '(min-width: 1240px) 285px, (min-width: 760px) 25vw, 34vw',
  row: '(min-width: 760px) 220px, 34vw',
  brief: '0px',
  line: '0px',
  ranked: '0px',
  signed: '0px',
  flash: '0px',
};
const SAPO_CHARS: Readonly<Record<CardSize, number>> = {
  lead: 260,
  feature: 220,
  tall: 0,
  card: 140,
  row: 180,
  brief: 150,
  line: 0,
  ranked: 0,
  signed: 0,
  flash: 220,
};

/** Longer headlines are set in a smaller size, because they would fill the screen. */
const longHeadlineChars = 90;

/** A story in a list: picture, kicker, headline, sapo and time. The headline's link covers the card. */
export function StoryCard({
  story,
  size,
  style,
  level = 3,
  isFirst = false,
  showSection = false,
  under = '',
  note,
}: {
  story: PublicStory;
  size: CardSize;
  style: PageStyle;
  /** The heading level below that of the containing block. */
  level?: 2 | 3;
  /** The first picture of the page, which loads eagerly. */
  isFirst?: boolean;
  showSection?: boolean;
  /** The topic of the list, which its stories do not repeat. */
  under?: string;
  /** A note below the headline, such as why the story is listed. */
  note?: string;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const lang = otherLanguage(story, style);
  /** For text of the page itself within a story in another language. */
  const pageLang = lang && style.locale;
  const isPaid = story.format === 'sponsored';
  const section = showSection ? sectionName(story.section, style.locale) : '';
  const hasPicture = story.lead !== null && SIZES[size] !== '0px';
  const sapo = SAPO_CHARS[size] > 0 ? cutAtWord(story.sapo, SAPO_CHARS[size]) : '';
  return (
    <article
      className={`story story-${size}`}
      data-plain={hasPicture ? undefined : ''}
      data-paid={isPaid ? '' : undefined}
      data-long={size === 'lead' && story.headline.length > longHeadlineChars ? '' : undefined}
      lang={lang}
    >
      {story.lead && hasPicture && (
        <div className="story-picture">
          <Picture media={story.lead} alt="" sizes={SIZES[size]} isFirst={isFirst} />
        </div>
      )}
      <div className="story-words">
        {(size !== 'signed' || isPaid) && (
          <Kicker
            story={story}
            words={story.kicker || section}
            under={[under]}
            lang={story.kicker ? undefined : pageLang}
          />
        )}
        <Heading className="story-headline">
          <a href={story.url}>
            {story.format === 'opinion' && story.bylineNames[0] && (
              <span className="story-voice">{story.bylineNames[0]}: </span>
            )}
            {bindFigures(story.headline)}
          </a>
        </Heading>
        {sapo && <p className="story-sapo">{bindFigures(sapo)}</p>}
        {size !== 'ranked' && (
          <p className="story-meta" lang={pageLang}>
            <TimeStamp at={story.publishedAt} style={style} />
            {note && (
              <>
                {' '}
                <span className="story-note">{note}</span>
              </>
            )}
          </p>
        )}
      </div>
    </article>
  );
}
