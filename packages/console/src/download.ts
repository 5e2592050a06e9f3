/** Lets the browser fetch `url` into a file. By a link and not by leaving: an error must not replace the desk. */
export function download(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
