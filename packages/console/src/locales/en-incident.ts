/** What the console says of incidents, in English. The keys of this file are those of every language. */
export const enIncident = {
  'incident.title': 'Incident sheet',
  'incident.lead': 'What you are asked for when you report a breach (GDPR art. 33). Drawing it up is logged.',
  'incident.what':
    'A record has a random number, after a grant a pseudonym of the browser, the choices by category and service, two times, the control that was used, the language and the notice. It has no name, no address of a device, no user agent and no page.',
  'incident.exports': 'Exports in this time',
  'incident.refused': 'Refused attempts in this time',
  'incident.cut': 'There are more lines than these; the access log has them all.',
  'incident.save': 'Save the sheet',
  'incident.first': 'First',
  'incident.last': 'Last',
  'incident.counted': 'Choices in this time',
  'incident.leaves': 'leaves: {count}',
  'incident.holds': 'as they were signed',
  'incident.differs': 'NOT as they were signed ({code})',
} as const;
