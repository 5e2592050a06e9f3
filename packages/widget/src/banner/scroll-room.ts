/**
 * Gives the page room to scroll what has focus out from under `element`, which covers its bottom edge
 * (WCAG 2.2, 2.4.11): scroll padding for what stands higher up, and as much empty space after the last line.
 * The space hangs from the root's `::after`, so no box of the page changes its size. Nothing is to be seen of it: a
 * visible one would count as a shift of the layout whenever the page above grows, as while it arrives. Returns what
 * undoes it.
 */
export function keepScrollRoom(element: Element): () => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const fit = () => {
    const room = `${Math.ceil(element.getBoundingClientRect().height) + 24}px`;
    sheet.replaceSync(
      `@media screen{:root{scroll-padding-bottom:${room}}:root::after{content:"";display:block;clear:both;visibility:hidden;height:${room}}}`,
    );
  };
  // In the next frame: room that changes the box of the element itself would end the round in an error event.
  const observer = new ResizeObserver(() => requestAnimationFrame(fit));
  observer.observe(element);
  return () => {
    observer.disconnect();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(adopted => adopted !== sheet);
  };
}
