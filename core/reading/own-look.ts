/**
 * Gives a page the theme and the size of text that this reader chose, before anything is painted: the one script that
 * stands in a page instead of beside it, allowed by its hash, because a file comes later than the first paint or keeps that
 * waiting. `public/js/reading.js` writes what it reads. A browser that keeps nothing for us leaves the page as it is.
 */
export const ownLookScript =
  'try{const{theme:t,size:s}=localStorage,d=document.documentElement.dataset;' +
  'if(/^(light|dark)$/.test(t))d.theme=t;if(/^[1-4]$/.test(s))d.size=s}catch{}';
