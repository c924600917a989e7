import type { PublicStory } from '#core/articles/public-story.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { bindFigures } from '#core/text/bind-words.ts';
import { cutAtWord } from '#core/text/cut-at-word.ts';
import { Kicker } from './kicker.tsx';
import { otherLanguage } from './other-language.ts';
import type { PageStyle } from './page-style.ts';
import { Picture } from './picture.tsx';
import { TimeStamp } from './time-stamp.tsx';

/** How a story stands in a list; the style sheet does the rest. */
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
 * The width in which a picture stands, by the width of the window. Across a phone it is told smaller than it is: at 1.4
 * pixels of the picture for one of the page and more it looks as sharp, and the next step up weighs twice as much.
 */
const SIZES: Readonly<Record<CardSize, string>> = {
  lead: '(min-width: 1240px) 680px, (min-width: 760px) 60vw, 80vw',
  feature: '(min-width: 1240px) 590px, (min-width: 760px) 50vw, 80vw',
  // Half as high again as a picture of this width is: what is cut off at its sides is fetched too.
  tall: '(min-width: 1240px) 535px, (min-width: 760px) 48vw, 80vw',
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

/** From so many characters on a headline is set smaller where it would fill the screen. */
const longHeadlineChars = 90;

/** One story in a list: picture, kicker, headline, sapo, and when. The link of its headline covers it. */
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
  /** Level of its heading under that of the block it stands in. */
  level?: 2 | 3;
  /** The picture is the first of the page. */
  isFirst?: boolean;
  showSection?: boolean;
  /** What the list is about and says above it: its stories do not say it again. */
  under?: string;
  /** A few words under the headline, such as why the story is listed. */
  note?: string;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const lang = otherLanguage(story, style);
  /** Of what the page says in a story that speaks another language. */
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
