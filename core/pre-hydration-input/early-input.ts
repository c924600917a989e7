/**
 * Records input before hydration and replays it in order when `releaseEarlyInput` is called. On a slow phone
 * a page is readable seconds before it is hydrated. Fields are replayed first, because a button may remove a
 * field after its value is stored. Without this, typed words and presses are lost: `npm test --
 * browser/early-input` types into pages whose scripts have not arrived.
 *
 * - Presses: of a button, of a function key that a button declares in `aria-keyshortcuts`, and the submission
 *   of a form without an action. The browser would send such a form to the current URL, with the fields in
 *   the query. A press is held once, however often it is repeated; until then the element has `data-held`.
 *   Links and forms with an action work natively. A form whose action is a function has a `javascript:` URL;
 *   React replays its submission (`FormReplaying`), so only the attribute is set.
 * - Field values: typed, ticked or chosen, also files. The browser shows them at once, but React would treat
 *   a checkbox as unchanged and reset a `textarea`. So the value is entered again; until then the field has
 *   `data-early`. React detects a changed field by `_valueTracker`; a test fails when React changes that.
 *
 * Events are replayed one at a time. `await null` lets React process each before the next, and before newer
 * user input.
 *
 * The script is inline, allowed by its hash: a separate file would load after the first press.
 */
export const preHydrationInputScript = `{
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
