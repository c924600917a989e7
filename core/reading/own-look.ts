/**
 * Applies the theme and text size that this reader chose before the first paint. It is the one inline script,
 * allowed by its hash: an external file would arrive after the first paint or delay it.
 * `public/js/reading.js` writes the values. Without stored values the page stays unchanged.
 */
export const ownLookScript =
  'try{const{theme:t,size:s}=localStorage,d=document.documentElement.dataset;' +
  'if(/^(light|dark)$/.test(t))d.theme=t;if(/^[1-4]$/.test(s))d.size=s}catch{}';
