/** A text attribute of a node, carried in the clipboard's HTML by a data attribute. */
export function dataAttribute(name: string, htmlName: string) {
  return {
    default: '',
    parseHTML: (element: HTMLElement) => element.getAttribute(htmlName) ?? '',
    renderHTML: (attributes: Record<string, unknown>) => ({ [htmlName]: String(attributes[name] ?? '') }),
  };
}
