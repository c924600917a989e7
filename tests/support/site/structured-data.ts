/**
 * The rules of Google for structured data, and the vocabulary of schema.org, for the types that pages use.
 * Sources: Search Central, "Article", "Breadcrumb", "Profile page", "Site name", "Organization", "Structured
 * data general guidelines" (developers.google.com/search/docs/appearance/structured-data), and the vocabulary
 * of schema.org, release 29.
 */
type Node = Readonly<Record<string, unknown>>;

const THING = [
  'alternateName',
  'name',
  'url',
  'description',
  'image',
  'identifier',
  'mainEntityOfPage',
  'potentialAction',
  'sameAs',
];
const CREATIVE_WORK = [
  ...THING,
  ...['about', 'author', 'comment', 'correction', 'dateModified', 'datePublished', 'editor', 'expires'],
  ...[
    'hasPart',
    'headline',
    'inLanguage',
    'isAccessibleForFree',
    'isPartOf',
    'keywords',
    'mainEntity',
    'mentions',
  ],
  ...['publisher', 'sponsor', 'text', 'thumbnailUrl', 'translationOfWork', 'video', 'workTranslation'],
];
const ARTICLE = [...CREATIVE_WORK, 'articleBody', 'articleSection', 'speakable', 'wordCount'];
const BLOG_POSTING = ARTICLE;
const ORGANISATION = [
  ...THING,
  ...['address', 'contactPoint', 'correctionsPolicy', 'email', 'employee', 'ethicsPolicy', 'founder'],
  ...['legalName', 'logo', 'publishingPrinciples', 'telephone', 'vatID'],
];

/** Every type that pages use, with its own and inherited properties. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  AdvertiserContentArticle: ARTICLE,
  AnalysisNewsArticle: [...ARTICLE, 'dateline'],
  NewsArticle: [...ARTICLE, 'dateline'],
  OpinionNewsArticle: [...ARTICLE, 'dateline'],
  ReportageNewsArticle: [...ARTICLE, 'dateline'],
  BlogPosting: BLOG_POSTING,
  LiveBlogPosting: [...BLOG_POSTING, 'coverageEndTime', 'coverageStartTime', 'liveBlogUpdate'],
  BreadcrumbList: [...THING, 'itemListElement', 'itemListOrder', 'numberOfItems'],
  CollectionPage: [...CREATIVE_WORK, 'breadcrumb', 'lastReviewed', 'primaryImageOfPage'],
  AboutPage: [...CREATIVE_WORK, 'breadcrumb'],
  ContactPage: [...CREATIVE_WORK, 'breadcrumb'],
  ContactPoint: [...THING, 'areaServed', 'contactType', 'email', 'telephone'],
  CorrectionComment: CREATIVE_WORK,
  CreativeWorkSeries: [...CREATIVE_WORK, 'endDate', 'issn', 'startDate'],
  DefinedTerm: [...THING, 'inDefinedTermSet', 'termCode'],
  EntryPoint: [...THING, 'urlTemplate'],
  ImageObject: [...CREATIVE_WORK, 'caption', 'contentUrl', 'creditText', 'height', 'width'],
  ItemList: [...THING, 'itemListElement', 'itemListOrder', 'numberOfItems'],
  ListItem: [...THING, 'item', 'position'],
  NewsMediaOrganization: [...ORGANISATION, 'masthead'],
  Organization: ORGANISATION,
  Person: [...THING, 'email', 'jobTitle', 'telephone', 'worksFor'],
  Place: [...THING, 'address', 'geo'],
  PostalAddress: [...THING, 'addressCountry', 'addressLocality', 'streetAddress'],
  ProfilePage: [...CREATIVE_WORK, 'breadcrumb', 'dateCreated'],
  SearchAction: [...THING, 'query', 'query-input', 'target'],
  WebPage: [...CREATIVE_WORK, 'breadcrumb'],
  WebSite: [...CREATIVE_WORK, 'issn'],
};

const ARTICLES = new Set([
  'AdvertiserContentArticle',
  'AnalysisNewsArticle',
  'LiveBlogPosting',
  'NewsArticle',
  'OpinionNewsArticle',
  'ReportageNewsArticle',
]);

/** ISO 8601 with a time zone, as Google requires. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** The errors in the JSON-LD of a page, as sentences; empty if it is correct. */
export function faultsOfJsonLd(json: string, page: { readonly url: string }): string[] {
  const graph = (JSON.parse(json) as { '@context'?: unknown; '@graph'?: Node[] }) ?? {};
  const nodes = graph['@graph'] ?? [graph as Node];
  const known = new Map(nodes.map((node) => [node['@id'], node]));
  const faults = graph['@context'] === 'https://schema.org' ? [] : ['@context is not https://schema.org'];
  for (const node of nodes) visit(node, String(node['@type']), faults);
  for (const node of nodes) {
    const type = String(node['@type']);
    if (ARTICLES.has(type)) faults.push(...faultsOfArticle(node, known, page));
    if (type === 'BreadcrumbList') faults.push(...faultsOfBreadcrumbs(node));
    if (type === 'ProfilePage') faults.push(...faultsOfProfile(node));
    if (type === 'NewsMediaOrganization') faults.push(...faultsOfOrganisation(node));
    if (type === 'WebSite') faults.push(...faultsOfWebSite(node));
  }
  return faults;
}

/** Types, properties, empty values and relative addresses, at any depth. */
function visit(node: Node, path: string, faults: string[]): void {
  const keys = Object.keys(node);
  if (keys.length === 1 && keys[0] === '@id') return;
  const type = String(node['@type']);
  const allowed = PROPERTIES[type];
  if (allowed === undefined) {
    faults.push(`${path}: ${type} is no type that we know`);
    return;
  }
  for (const [name, value] of Object.entries(node)) {
    if (name === '@type' || name === '@id') continue;
    if (!allowed.includes(name)) faults.push(`${path}: ${type} has no ${name}`);
    const values = Array.isArray(value) ? value : [value];
    if (values.length === 0) faults.push(`${path}.${name} is empty`);
    for (const each of values) {
      if (each === '' || each === null) faults.push(`${path}.${name} is empty`);
      else if (typeof each === 'object') visit(each as Node, `${path}.${name}`, faults);
      else if (['url', 'item', 'mainEntityOfPage', 'correctionsPolicy'].includes(name) && !isAbsolute(each)) {
        faults.push(`${path}.${name} is no absolute address: ${each}`);
      }
    }
  }
}

function faultsOfArticle(node: Node, known: ReadonlyMap<unknown, Node>, page: { url: string }): string[] {
  const faults: string[] = [];
  const demanded = ['headline', 'datePublished', 'dateModified', 'author', 'image', 'publisher'];
  for (const name of demanded) if (node[name] === undefined) faults.push(`the article has no ${name}`);
  for (const name of ['datePublished', 'dateModified']) {
    if (!MOMENT.test(String(node[name]))) faults.push(`${name} is no moment with a zone: ${node[name]}`);
  }
  if (String(node.dateModified) < String(node.datePublished))
    faults.push('it changed before it was published');
  if (node.mainEntityOfPage !== page.url)
    faults.push(`it is about ${node.mainEntityOfPage}, not ${page.url}`);
  for (const author of list(node.author)) {
    if (!['Person', 'Organization'].includes(String(author['@type']))) faults.push('an author is neither');
    if (author.name === undefined || author.url === undefined)
      faults.push('an author has no name or address');
  }
  for (const image of list(node.image)) {
    const pixels = Number(image.width) * Number(image.height);
    if (!(pixels >= 50_000)) faults.push(`a picture has fewer than 50,000 pixels: ${image.url}`);
  }
  const publisher = list(node.publisher).map((each) => known.get(each['@id']) ?? each);
  if (publisher.some((each) => each.name === undefined)) faults.push('the publisher has no name');
  if (node['@type'] === 'LiveBlogPosting') {
    for (const update of list(node.liveBlogUpdate)) {
      if (!MOMENT.test(String(update.datePublished))) faults.push('an entry has no moment');
      if (update.headline === undefined && update.articleBody === undefined)
        faults.push('an entry says nothing');
    }
  }
  return faults;
}

function faultsOfBreadcrumbs(node: Node): string[] {
  const places = list(node.itemListElement);
  const faults = places.length < 2 ? ['breadcrumbs need two places'] : [];
  for (const [index, place] of places.entries()) {
    if (place.position !== index + 1) faults.push(`place ${index + 1} has position ${place.position}`);
    if (place.name === undefined) faults.push(`place ${index + 1} has no name`);
    if (place.item === undefined && index < places.length - 1)
      faults.push(`place ${index + 1} leads nowhere`);
  }
  return faults;
}

function faultsOfProfile(node: Node): string[] {
  const [person] = list(node.mainEntity);
  if (person === undefined) return ['the profile has no subject'];
  const isSomebody = ['Person', 'Organization'].includes(String(person['@type']));
  return isSomebody && person.name !== undefined ? [] : ['the subject of the profile has no name'];
}

function faultsOfOrganisation(node: Node): string[] {
  const [logo] = list(node.logo);
  const isLarge = Number(logo?.width) >= 112 && Number(logo?.height) >= 112;
  const faults = isLarge ? [] : ['the mark is smaller than 112 by 112 pixels'];
  if (node.name === undefined || node.url === undefined) faults.push('the publisher has no name or address');
  return faults;
}

function faultsOfWebSite(node: Node): string[] {
  const isRoot = typeof node.url === 'string' && new URL(node.url).pathname === '/';
  const faults = isRoot ? [] : ['the site is named on another page than its root'];
  const [action] = list(node.potentialAction);
  const [target] = list(action?.target);
  if (!String(target?.urlTemplate).includes('{search_term_string}'))
    faults.push('the search has no place for words');
  return faults;
}

function list(value: unknown): Node[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]) as Node[];
}

function isAbsolute(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value);
}
