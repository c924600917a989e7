import { attributeOf, type DomNode, styleOf, tagOf } from '../dom.ts';

/**
 * Whether an element is not part of the text: a script, a form, hidden, a tracked deletion, a comment, an
 * advertisement.
 */
export function isDropped(element: DomNode): boolean {
  const tag = tagOf(element);
  if (DROPPED_TAGS.has(tag.replace(/^.*:/, '')) && tag !== 'o:p') return true;
  return (
    // Our own list of notes; each note is already inline.
    attributeOf(element, 'data-node') === 'footnotes' ||
    HIDDEN.test(styleOf(element)) ||
    /\bMsoComment(?:Reference|Text)\b/.test(attributeOf(element, 'class')) ||
    isAdvertisement(element)
  );
}

const DROPPED_TAGS = new Set(
  'script style head title meta link base noscript template iframe frame frameset object embed applet param svg math canvas audio video source track map area select option textarea input button datalist progress meter dialog del xml rp rt nav'.split(
    ' ',
  ),
);

const HIDDEN =
  /(?:^|;)display:none|mso-hide:all|mso-list:ignore|mso-element:(?:comment|footnote-separator|endnote-separator)/;

/** Class names and ids are matched word by word: "ads" matches, "roads" and "adsense-story" do not. */
function isAdvertisement(element: DomNode): boolean {
  if (!BOXES.has(tagOf(element))) return false;
  const names = `${attributeOf(element, 'class')} ${attributeOf(element, 'id')}`.toLowerCase();
  return names.trim() !== '' && names.split(/\s+/).some((name) => AD_NAME.test(name));
}

const BOXES = new Set(['div', 'section', 'aside', 'ins', 'figure', 'p', 'table', 'ul']);
const AD_NAME =
  /^(?:ads?|advert|advertise|advertisement|adsbygoogle|adm-?zone.*|admzone.*|(?:google_ads|div-gpt-ad|ads?-|ads?_|banner-ads?|qc-|quang-?cao|box-quangcao|zone-ads).*)$/;
