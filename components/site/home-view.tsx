import type { PublicNote } from '#core/articles/public-note.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { MostRead } from '#core/page-views/most-read.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { noticesUrl } from '#core/urls.ts';
import { FrontStrip, stripId } from './front-strip.tsx';
import { FrontTop } from './front-top.tsx';
import { MostReadList } from './most-read-list.tsx';
import { noticeAddress } from './notice-address.ts';
import { otherLanguage } from './other-language.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

type Strip = {
  readonly section: PublicSection;
  readonly children: readonly PublicSection[];
  readonly stories: readonly PublicStory[];
};

/** The front page. */
export function HomeView({
  home,
  name,
  style,
}: {
  home: {
    readonly breaking: readonly PublicStory[];
    readonly lead: PublicStory | null;
    readonly seconds: readonly PublicStory[];
    readonly opinion: readonly PublicStory[];
    readonly picks: readonly PublicStory[];
    readonly latest: readonly PublicStory[];
    readonly mostRead: MostRead | null;
    readonly strips: readonly Strip[];
    readonly inOtherLanguage: readonly PublicStory[];
    readonly notices: readonly PublicNote[];
  };
  /** The name of the paper. */
  name: string;
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  const { breaking, lead, seconds, opinion, picks, latest, mostRead, strips, inOtherLanguage, notices } =
    home;
  const isEmpty = [breaking, opinion, picks, latest, strips].every(({ length }) => length === 0);
  return (
    <div className="home">
      <h1 className="visually-hidden">{`${name}: ${t('front')}`}</h1>
      <BreakingSlot stories={breaking} style={style} />
      {!lead && isEmpty && <p className="empty">{t('nothingYet')}</p>}
      <FrontTop lead={lead} seconds={seconds} latest={latest} opinion={opinion} style={style} />
      {strips.length > 1 && (
        <nav className="home-jumps" aria-labelledby="tren-trang">
          <p id="tren-trang">{t('jumps')}</p>
          <ul>
            {strips.map(({ section }) => (
              <li key={section.id}>
                <a href={`#${stripId(section)}`}>{sectionName(section, style.locale)}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <FrontPicks stories={picks} style={style} />
      <MostReadList mostRead={mostRead} style={style} />
      {strips.map((strip, index) => (
        <FrontStrip key={strip.section.id} strip={strip} index={index} style={style} />
      ))}
      {notices.length > 0 && (
        <section className="strip home-notices" aria-labelledby="cai-chinh">
          <header className="strip-head">
            <h2 id="cai-chinh">
              <a href={noticesUrl}>{t('notices')}</a>
            </h2>
          </header>
          <ul>
            {notices.map((notice) => (
              <li key={notice.id}>
                <a href={noticeAddress(notice)} lang={otherLanguage(notice, style)}>
                  {notice.headline}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {inOtherLanguage.length > 0 && (
        <section className="strip" aria-labelledby="ngon-ngu">
          <header className="strip-head">
            <h2 id="ngon-ngu" lang={inOtherLanguage[0]?.locale}>
              {t('inOtherLanguage')}
            </h2>
          </header>
          <div className="front-columns">
            {inOtherLanguage.map((story) => (
              <StoryCard key={story.id} story={story} size="brief" style={style} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

/** Breaking news at the top of the front page. Nothing if there is none. */
function BreakingSlot({ stories, style }: { stories: readonly PublicStory[]; style: PageStyle }) {
  if (stories.length === 0) return null;
  const t = siteText(style.locale);
  return (
    <section className="breaking" aria-labelledby="tin-nong">
      <h2 className="breaking-title" id="tin-nong">
        {t('breaking')}
      </h2>
      <div className="breaking-stories">
        {stories.map((story) => (
          <StoryCard key={story.id} story={story} size="flash" style={style} showSection />
        ))}
      </div>
    </section>
  );
}

/** The editors' picks, on a background of their own. Nothing if there are none. */
function FrontPicks({ stories, style }: { stories: readonly PublicStory[]; style: PageStyle }) {
  if (stories.length === 0) return null;
  const t = siteText(style.locale);
  return (
    <section className="picks" aria-labelledby="chon-loc">
      <h2 className="picks-title" id="chon-loc">
        {t('picks')}
      </h2>
      <div className="picks-stories" data-count={stories.length}>
        {stories.map((story, index) => (
          <StoryCard
            key={story.id}
            story={story}
            size={index === 0 ? 'feature' : 'tall'}
            style={style}
            showSection
          />
        ))}
      </div>
    </section>
  );
}
