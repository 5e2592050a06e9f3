/** What the incident sheet says in English. The keys of this file are those of every language. */
export const en = {
  title: 'Incident sheet, drawn up {at}',
  records: 'Records',
  site: '{site}: records: {records}, the first of {first}, the last of {last}; choices that came in from {from} to {to}: {counted}',
  what: `A record has a random number, a pseudonym of the browser after a grant, the choices by category and service, two times,
the control that was used, the language and the notice. It has no name, no address of a device, no user agent and no page.`,
  logs: 'Logs',
  log: '{origin}: leaves: {size}, {state}; checkpoint last saved {saved}',
  holds: 'as they were signed',
  differs: 'NOT as they were signed ({code})',
  never: 'never',
  exports: 'Exports',
  refused: 'Refused attempts',
  line: '{at} {name}: {deed} {detail}',
  nobody: 'nobody',
  none: 'none',
  cut: 'There are more lines than these; the access log has them all.',
} as const;
