import type { PublicStory } from '#core/articles/public-story.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { ViewCounts } from '#core/page-views/view-counts.ts';
import { articleDeskUrl, mostReadDeskUrl } from '#core/urls.ts';
import './most-read-table.css';

type Words = Readonly<
  Record<
    'title' | 'intro' | 'lists' | 'wholeSite' | 'empty' | 'story' | 'lastHour' | 'lastDay' | 'total',
    string
  >
>;

/** The most-read stories with their views, of the whole site or one section. Works without scripts. */
export function MostReadTable({
  words,
  sections,
  shown,
  items,
  locale,
}: {
  words: Words;
  sections: readonly { readonly slug: string; readonly name: string }[];
  /** The slug of the shown section; null for the whole site. */
  shown: string | null;
  items: readonly {
    readonly story: PublicStory;
    readonly views: ViewCounts;
    /** Whether the person may open it at the desk; otherwise it links to the public page. */
    readonly isOpen: boolean;
  }[];
  locale: Locale;
}) {
  const lists = [{ slug: null, name: words.wholeSite }, ...sections];
  const columns = ['lastHour', 'lastDay', 'total'] as const;
  return (
    <div className="most-read-table">
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <p className="hint">{words.intro}</p>
      <nav aria-label={words.lists}>
        <ul className="most-read-choices">
          {lists.map(({ slug, name }) => (
            <li key={slug}>
              <a
                href={
                  slug === null
                    ? mostReadDeskUrl
                    : `${mostReadDeskUrl}?${new URLSearchParams({ section: slug })}`
                }
                aria-current={slug === shown ? 'page' : undefined}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {items.length === 0 ? (
        <p className="empty">{words.empty}</p>
      ) : (
        <table className="most-read-counts">
          <thead>
            <tr>
              <th scope="col">{words.story}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {words[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ story, views, isOpen }) => (
              <tr key={story.id}>
                <th scope="row" lang={story.locale === locale ? undefined : story.locale}>
                  <a href={isOpen ? articleDeskUrl(story.id) : story.url}>{story.headline}</a>
                  <span>{locale === 'en' ? story.section.nameEn : story.section.name}</span>
                </th>
                {columns.map((column) => (
                  <td key={column} data-column={words[column]}>
                    {views[column].toLocaleString(locale)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
