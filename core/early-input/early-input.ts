/**
 * Keeps what is pressed and typed before the page listens, which on a slow phone is seconds after it can be read, and does it
 * once `releaseEarlyInput` is called, in the order in which it began. Fields come first: a press may put one away, and its
 * words are kept by then.
 *
 * - a press of a button, of a function key that a button names as its own, and of what sends a form that the browser could only
 *   send to the page it stands on, with the words in its address. It is held, however often it is pressed; until then the
 *   element has `data-held`. Links and forms with an address of their own are the browser's. A form whose action is a function has
 *   `javascript:` for one, and React itself keeps what it sends (`FormReplaying`): there only the sign is ours.
 * - what is typed, ticked or chosen in a field, a photo among it. It stands there at once, but React would take a box for as it
 *   was and put the words of a `textarea` back: it is entered anew; until then the field has `data-early`. `_valueTracker` is how React knows that a field has changed;
 *   a test shows when that is no longer so.
 *
 * One after the other, and each seen by React before the next and before whatever somebody does by then: hence `await null`.
 *
 * It stands in the page, allowed by its hash: a file comes later than the first press.
 */
export const earlyInputScript = `{
const entered = new Map();
const pressed = new Map();
const isTick = ({ type }) => type === 'checkbox' || type === 'radio';
const enter = (field, kept) => {
  if (isTick(field)) {
    field.checked = !kept;
    return field.click();
  }
  if (field.value !== kept) field.value = kept;
  field._valueTracker?.setValue(kept + '.');
  const isChosen = field.tagName === 'SELECT' || field.type === 'file';
  field.dispatchEvent(new Event(isChosen ? 'change' : 'input', { bubbles: true }));
};
const pressOf = {
  click({ target }) {
    const button = target.closest?.('button');
    return button?.type === 'button' ? [button, () => button.click()] : null;
  },
  submit({ target: form, submitter }) {
    const address = form.getAttribute('action');
    const element = submitter ?? form;
    if (address === null) return [element, () => form.requestSubmit(submitter)];
    return address.startsWith('javascript:') ? [element, null] : null;
  },
  keydown({ key, ctrlKey, altKey, metaKey, shiftKey }) {
    if (!/^F\\d+$/.test(key) || ctrlKey || altKey || metaKey || shiftKey) return null;
    const button = document.querySelector('button[aria-keyshortcuts="' + key + '"]');
    return button ? [button, () => button.click()] : null;
  },
};
const hold = (event) => {
  const press = pressOf[event.type](event);
  if (!press) return;
  const [element, pressAgain] = press;
  element.dataset.held = '';
  pressed.set(element, pressAgain);
  if (!pressAgain) return;
  event.preventDefault();
  event.stopImmediatePropagation();
};
const keep = ({ target }) => {
  if (!('value' in target)) return;
  const kept = isTick(target) ? target.checked : target.value;
  target.dataset.early = '';
  entered.set(target, () => enter(target, kept));
};
for (const type in pressOf) addEventListener(type, hold, true);
addEventListener('input', keep, true);
window.releaseEarlyInput = async () => {
  for (const type in pressOf) removeEventListener(type, hold, true);
  removeEventListener('input', keep, true);
  const all = [...entered, ...pressed];
  entered.clear();
  pressed.clear();
  for (const [element, doIt] of all) {
    await null;
    delete element.dataset.held;
    delete element.dataset.early;
    if (element.isConnected) doIt?.();
  }
};
}`;
