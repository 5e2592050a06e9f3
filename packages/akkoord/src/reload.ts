/**
 * Reloads the page, unless the visitor would lose what was typed or chosen in a form: then the next
 * navigation does it, and until then nothing is requested from the service any more.
 */
export function reloadWhenClean(document: Document): void {
  if (!isDirty(document)) document.location.reload();
}

function isDirty(document: Document): boolean {
  for (const field of document.querySelectorAll('input, textarea')) {
    if (field instanceof HTMLTextAreaElement && field.value !== field.defaultValue) return true;
    if (!(field instanceof HTMLInputElement)) continue;
    if (
      field.type === 'file'
        ? field.files?.length
        : field.value !== field.defaultValue || field.checked !== field.defaultChecked
    )
      return true;
  }
  return [...document.querySelectorAll('option')].some(
    option => option.selected !== option.defaultSelected && option.selected,
  );
}
