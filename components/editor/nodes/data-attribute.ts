/** A text attribute of a node, stored in clipboard HTML as a data attribute. */
export function dataAttribute(name: string, htmlName: string) {
  return {
    default: '',
    parseHTML: (element: HTMLElement) => element.getAttribute(htmlName) ?? '',
    renderHTML: (attributes: Record<string, unknown>) => ({ [htmlName]: String(attributes[name] ?? '') }),
  };
}
