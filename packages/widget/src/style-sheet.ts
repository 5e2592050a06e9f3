/**
 * A constructed style sheet, made when it is first asked for. Constructed sheets need no `unsafe-inline`
 * from the page's content security policy, and making one late lets a server import the module.
 */
export function styleSheet(css: string): () => CSSStyleSheet {
  let sheet: CSSStyleSheet | undefined;
  return () => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    return sheet;
  };
}

/**
 * `rules` with every declaration `!important`: inside a shadow root that outranks even the `!important` of
 * the page. Takes flat rules only, with one declaration or more each and no `;` after the last.
 */
export function held(rules: string): string {
  return rules.replace(/(?=[;}])/g, '!important');
}
