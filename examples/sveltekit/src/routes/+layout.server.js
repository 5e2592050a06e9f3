/** What the server read goes to the browser with the page, so that its first render says the same. */
export function load({locals}) {
  const {status, choices} = locals.consent();
  return {consent: {status, choices}};
}
