import { childrenOf, type DomNode, isElement } from './dom.ts';

/** A view of the element without its matching child elements. */
export function withoutElements(element: DomNode, matches: (child: DomNode) => boolean): DomNode {
  const childNodes = childrenOf(element).filter((child) => !isElement(child) || !matches(child));
  return { nodeType: 1, nodeName: 'DIV', textContent: null, childNodes };
}
