/**
 * Reloads the page, unless the visitor would lose what was typed or chosen in a form: then the next
 * navigation does it, and until then nothing is requested from the service any more. On a site that swaps its
 * pages without a load, that is the next page on which nothing is filled in.
 */
export function reloadWhenClean(document: Document): void {
  if (!isDirty(document)) {
    document.location.reload();
    return;
  }
  const page = document.defaultView as (Window & {readonly navigation?: EventTarget}) | null;
  const [source, type] = page?.navigation ? [page.navigation, 'currententrychange'] : [page, 'popstate'];
  // The page that is left goes after the address has changed.
  source?.addEventListener(type as string, () => setTimeout(reloadWhenClean, 500, document), {once: true});
}

const isDirty = (tree: Document | ShadowRoot): boolean =>
  [...tree.querySelectorAll<HTMLInputElement>('input,textarea')].some(isFilled) ||
  [...tree.querySelectorAll('select')].some(isChosen) ||
  [...tree.querySelectorAll('*')].some(element => {
    const {shadowRoot} = element;
    return shadowRoot && !isShut(element) && isDirty(shadowRoot);
  });

/** Settings that were closed a moment ago may still hold the boxes of the decision that brings the reload. */
const isShut = ({localName, shadowRoot}: Element): boolean =>
  localName.startsWith('akkoord-') && !shadowRoot?.querySelector('dialog[open]');

function isFilled(field: HTMLInputElement): boolean {
  const {type, value, defaultValue} = field;
  if (/^(checkbox|radio)$/.test(type)) return field.checked !== field.hasAttribute('checked');
  // These two have a value of their own where the page gives none.
  return value !== defaultValue && !(/^(range|color)$/.test(type) && !defaultValue);
}

/** A list of which one entry is always chosen starts with its first, where the page says nothing else. */
function isChosen({options, multiple, size}: HTMLSelectElement): boolean {
  const isSet = (option: Element): boolean => option.hasAttribute('selected');
  const isFree = multiple || size > 1 || [...options].some(isSet);
  return [...options].some((option, index) => option.selected && !(isFree ? isSet(option) : index === 0));
}
