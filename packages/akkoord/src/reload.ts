/**
 * Reloads the page, unless the visitor would lose what was typed or chosen in a form: then the next
 * navigation does it, and until then nothing is requested from the service any more.
 */
export function reloadWhenClean(document: Document): void {
  if (!isDirty(document)) document.location.reload();
}

const isDirty = (document: Document): boolean =>
  [...document.querySelectorAll<HTMLInputElement>('input,textarea')].some(isFilled) ||
  [...document.querySelectorAll('select')].some(isChosen);

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
